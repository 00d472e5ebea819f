using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Materials.Reading.Containment;
using Materials.Reading.Ocr;

namespace Materials.Reading.Caching;

/// <summary>Everything but a file's bytes that its reading depends on, as a hash: another build, another library, another model or limit reads anew.</summary>
internal static class ReaderVersion
{
    /// <summary>Characters of the hash that are used: versions of one program are told apart by far fewer.</summary>
    private const int Length = 16;

    /// <param name="drawingProgram">As <see cref="ContainmentOptions.DrawingProgram"/>.</param>
    public static string Of(ReadingLimits limits, string? drawingProgram)
    {
        var parts = new StringBuilder();
        // A build's identifier follows from what was built; the libraries' versions are part of it.
        foreach (var assembly in (Assembly[])[typeof(ReaderVersion).Assembly, typeof(Pages.Page).Assembly])
            parts.Append(assembly.ManifestModule.ModuleVersionId).Append(' ');
        foreach (var library in typeof(ReaderVersion).Assembly.GetReferencedAssemblies().Select(a => a.FullName).Order(StringComparer.Ordinal))
            parts.Append(library).Append(' ');
        foreach (var model in OcrModels.Installed() is { } m ? (string[])[m.Detector, m.Recogniser, m.Dictionary] : [])
            parts.Append(Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(model)))).Append(' ');
        if (drawingProgram is not null && File.Exists(drawingProgram))
            parts.Append(drawingProgram).Append(' ').Append(new FileInfo(drawingProgram).Length).Append(' ');
        parts.Append(JsonSerializer.Serialize(limits, ReadingJson.Compact.ReadingLimits));
        return Hash(parts.ToString());
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length];
}
