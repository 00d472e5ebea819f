using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.FaultyReader;

/// <summary>Answers that keep the protocol and do not tell the truth.</summary>
internal static class Lies
{
    public static ImmutableArray<FileContent> Tell(string name, ImmutableArray<FileContent> files)
    {
        var file = files[0];
        return name switch
        {
            "lie-nothing" => [],
            "lie-other-path" => [file with { Path = "other.txt" }],
            "lie-neighbour" => [file, file with { Path = "neighbour.txt" }],
            "lie-climbing" => [file, file with { Path = $"{file.Path}/../neighbour.txt" }],
            "lie-climbing-backwards" => [file, file with { Path = $"{file.Path}/a\\..\\..\\neighbour.txt" }],
            "lie-nul-in-path" => [file, file with { Path = $"{file.Path}/a\0b" }],
            "lie-twice" => [file, file with { Path = $"{file.Path}/a" }, file with { Path = $"{file.Path}/a" }],
            "lie-hash" => [file with { Sha256 = new string('z', 64) }],
            "lie-length" => [file with { Bytes = -1 }],
            "lie-media-type" => [file with { MediaType = "<script>" }],
            "lie-status" => [file with { Status = (FileStatus)99 }],
            "lie-unit" => [file with { Unit = (PageUnit)99 }],
            "lie-code" => [file with { Defects = [new("all-is-well")] }],
            "lie-others-code" => [file with { Defects = [new("malware")] }],
            "lie-defects" => [file with { Defects = [.. Enumerable.Repeat(new Defect("corrupt"), 1000)] }],
            "lie-page-of-defect" => [file with { Defects = [new("hidden-text", Page: -1)] }],
            "lie-page-numbers" => [file with { Pages = [file.Pages[0], file.Pages[0]] }],
            "lie-page-zero" => [file with { Pages = [file.Pages[0] with { Number = 0 }] }],
            "lie-unreadable-pages" => [file with { Status = FileStatus.Unreadable }],
            "lie-role" => [file with { Pages = [file.Pages[0] with { Lines = [new Line { Text = "a", Role = (LineRole)99 }] }] }],
            "lie-null-text" => [file with { Pages = [file.Pages[0] with { Lines = [new Line { Text = null! }] }] }],
            "lie-picture" => [file with { Pages = [file.Pages[0] with { Pictures = [new(-1, 5, null, 0)] }] }],
            "odd-other-hash" => [file with { Sha256 = new string('0', 64), Bytes = 1 }],
            "odd-controls" => Lines(files, ["a\0b\u001bc\nd\u007f"]),
            "odd-numbers" => [file with { Pages = [Odd(file.Pages[0])] }],
            "odd-detail" => [file with { Defects = [new("illegible", Detail: new string('x', 100_000))] }],
            "much-text" => Lines(files, [.. Enumerable.Repeat(new string('字', 1000), 3000)]),
            "many-pages" => [file with { Pages = [.. Enumerable.Range(1, 6000).Select(i => new Page { Number = i })] }],
            _ => files,
        };
    }

    public static ImmutableArray<FileContent> Lines(ImmutableArray<FileContent> files, ImmutableArray<string> lines) =>
        [files[0] with { Pages = [files[0].Pages[0] with { Lines = [.. lines.Select(l => new Line { Text = l })] }] }];

    private static Page Odd(Page page) => page with
    {
        Trust = double.NaN,
        Lines = [new Line { Text = "a", Confidence = 7, Size = double.NegativeInfinity, Level = 1000, Group = -1, Box = new(double.NaN, 0, 1, 1) }],
        Pictures = [new(1, 1, double.PositiveInfinity, 1000)],
    };
}
