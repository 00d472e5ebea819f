using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Tests;

/// <summary>Reads bytes as a file of a package.</summary>
internal static class Reading
{
    public static ImmutableArray<FileContent> All(string path, byte[] bytes, ReadingLimits? limits = null) =>
        new FileReader(limits).Read(path, new MemoryStream(bytes), TestContext.Current.CancellationToken);

    public static FileContent One(string path, byte[] bytes, ReadingLimits? limits = null) => All(path, bytes, limits)[0];

    public static string[] Codes(this FileContent file) => [.. file.Defects.Select(d => d.Code)];

    /// <summary>What is in an attachment.</summary>
    public static byte[] Unpacked(this Attachment attachment)
    {
        var bytes = new MemoryStream();
        attachment.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string[] Texts(this FileContent file) => [.. file.Pages.SelectMany(p => p.Lines).Select(l => l.Text)];
}
