using System.Collections.Immutable;
using Materials.Hostile.Making;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;
using Materials.Reports;

namespace Materials.Hostile.Fuzzing;

/// <summary>Everything that is fuzzed.</summary>
internal static class FuzzFormats
{
    private static readonly ReadingLimits s_limits = ReadingLimits.Default;

    /// <summary>Text in pictures is recognised by a library that sees pixels alone; the readers are what is tried here.</summary>
    private static readonly ImmutableArray<IFormatReader> s_readers = FormatReaders.All(s_limits);

    public static ImmutableArray<FuzzFormat> All { get; } =
    [
        Of("pdf", Samples.Pdfs, PdfMutation.Mutate),
        Of("docx", Samples.Docxs, PackageMutation.Mutate),
        Of("xlsx", Samples.Xlsxs, PackageMutation.Mutate),
        Of("pptx", Samples.Pptxs, PackageMutation.Mutate),
        Of("zip", Samples.Zips, PackageMutation.Mutate),
        Of("doc", Samples.Docs, (file, other, dice) => ByteMutation.Mutate(file, other, Words.Compound, dice)),
        Of("picture", Samples.Pictures, (file, other, dice) => ByteMutation.Mutate(file, other, Words.Picture, dice)),
        Of("text", Samples.Texts, (file, other, dice) => ByteMutation.Mutate(file, other, Words.Text, dice)),
        new("frame", Samples.Frames, (file, other, dice) => ByteMutation.Mutate(file, other, Words.Text, dice), FrameReading.Try),
    ];

    private static FuzzFormat Of(string name, ImmutableArray<byte[]> seeds, Func<byte[], byte[], Dice, byte[]> mutate) => new(name, seeds, mutate, Read);

    private static string? Read(byte[] file)
    {
        // The ending is that of no format: what a file is, its content says.
        const string Path = "mutated";
        var reading = new FileReading(s_readers, new(() => null), s_limits, new(), Materials.Reading.Archives.Scratch.None, CancellationToken.None);
        var files = reading.Read(Path, new MemoryStream(file, writable: false));
        foreach (var read in files)
            if (SilentlyBlank(read, files))
                return $"silently blank: {read.MediaType}";
        try
        {
            ReadingAnswerCheck.Verify(files, Path, ImmutableDictionary<string, Defect>.Empty, s_limits);
            return null;
        }
        catch (ReadingProcessException e)
        {
            var line = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Sound", StringComparison.Ordinal) || l.Contains("Verify", StringComparison.Ordinal))?.Trim();
            return $"unsound answer ({e.Failure}) of {string.Join(", ", files.Select(f => $"{f.Path} {f.MediaType} {f.Status}"))} {line}";
        }
    }

    /// <summary>A file that came out as read, with nothing in it (no attachments either) and nothing said of it.</summary>
    internal static bool SilentlyBlank(FileContent file, ImmutableArray<FileContent> all) =>
        file is { Status: FileStatus.Read, IsArchive: false } && file.Defects.All(d => d.Code is FindingCode.TypeMismatch or FindingCode.ActiveContent)
        && file.Pages.All(p => p.Lines.IsEmpty && p.Pictures.IsEmpty && p.Hidden.IsEmpty)
        && !all.Any(f => f.Path.StartsWith(file.Path + "/", StringComparison.Ordinal));
}
