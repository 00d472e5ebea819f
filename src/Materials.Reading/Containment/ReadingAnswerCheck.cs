using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Containment;

/// <summary>Holds what a reading process answered against what it may answer: a process that read a hostile file is not to be believed.</summary>
/// <remarks>What no sound process says is refused. What a sound one might say of an odd file (a stray control character, a box without a size) is put right.</remarks>
internal static partial class ReadingAnswerCheck
{
    private const int HashLength = 64;

    /// <summary>Members of one upload, nested archives' included, as multiples of what one archive may hold.</summary>
    private const int MaxArchives = 10;

    /// <summary>Findings of one file: hidden text on every page, refused members, and a few more.</summary>
    private const int FindingsBesidesPages = 100;

    /// <summary>What a reader may say of a file. The rest is for others to say: that a file is there twice, that nothing was recognised in it.</summary>
    private static readonly ImmutableHashSet<string> s_codes =
    [
        FindingCode.Encrypted, FindingCode.Corrupt, FindingCode.Blank, FindingCode.UnsupportedFormat, FindingCode.TooLarge, FindingCode.LimitExceeded,
        FindingCode.UnsafePath, FindingCode.ActiveContent, FindingCode.Illegible, FindingCode.TypeMismatch, FindingCode.HiddenText,
    ];

    /// <summary>The files, made sound; never empty.</summary>
    /// <param name="path">The uploaded file.</param>
    /// <param name="passedOver">What was not to be read.</param>
    /// <exception cref="ReadingProcessException">The answer is not one that a sound process gives.</exception>
    public static ImmutableArray<FileContent> Verify(
        ImmutableArray<FileContent> files, string path, ImmutableDictionary<string, Defect> passedOver, ReadingLimits limits)
    {
        Require(!files.IsDefaultOrEmpty && files.All(f => f is not null) && files[0].Path == path);
        if (files.Length - 1 > (long)limits.MaxArchiveEntries * MaxArchives)
            throw new ReadingProcessException(ReadingFailure.Output);

        var paths = new HashSet<string>(StringComparer.Ordinal);
        Require(files.All(f => f.Path is not null && paths.Add(f.Path)));
        Require(files.Skip(1).All(f => IsInside(f.Path, path)));
        Require(files.All(f => !passedOver.ContainsKey(f.Path) || f is { Status: not FileStatus.Read, Pages.IsEmpty: true }));
        return [.. files.Select(f => Sound(f, limits))];
    }

    private static FileContent Sound(FileContent file, ReadingLimits limits)
    {
        Require(file is { Bytes: >= 0, Sha256: { Length: 0 or HashLength } hash } && hash.All(char.IsAsciiHexDigitLower));
        Require(file.MediaType is not null && MediaType.IsMatch(file.MediaType));
        Require(Enum.IsDefined(file.Status) && Enum.IsDefined(file.Unit));
        Require(!file.Pages.IsDefault && !file.Defects.IsDefault);
        Require(file.Status == FileStatus.Read || file.Pages.IsEmpty);
        Require(file.Defects.Length <= file.Pages.Length + FindingsBesidesPages && file.Defects.All(d => d?.Code is { } code && s_codes.Contains(code) && d.Page is null or >= 1));
        for (var i = 0; i < file.Pages.Length; i++)
            Require(file.Pages[i] is { } page && page.Number > (i == 0 ? 0 : file.Pages[i - 1].Number));

        if (file.Pages.Length > limits.MaxPages)
            return Beyond(file, $"{limits.MaxPages}", $"{file.Pages.Length}");

        var lines = file.Pages.Sum(p => p is { Lines.IsDefault: false, Hidden.IsDefault: false } ? (long)p.Lines.Length + p.Hidden.Length : 0);
        if (lines > limits.MaxLines)
            return Beyond(file, $"{limits.MaxLines} lines", $"{lines}");

        var characters = 0L;
        var pages = ImmutableArray.CreateBuilder<Page>(file.Pages.Length);
        foreach (var page in file.Pages)
            pages.Add(PageSoundness.Sound(page, ref characters));
        return characters > limits.MaxCharacters
            ? Beyond(file, $"{limits.MaxCharacters}", $"{characters}")
            : file with { Pages = pages.MoveToImmutable(), Defects = [.. file.Defects.Select(Sound)] };
    }

    private static Defect Sound(Defect defect) => defect with
    {
        Detail = SoundText.ShortOf(defect.Detail),
        Limit = SoundText.ShortOf(defect.Limit),
        Met = SoundText.ShortOf(defect.Met),
    };

    private static FileContent Beyond(FileContent file, string limit, string met) => file with
    {
        Status = FileStatus.Rejected,
        Pages = [],
        Defects = [new(FindingCode.LimitExceeded, Limit: limit, Met: met)],
    };

    /// <summary>A path beneath the upload's, of which no part leads out of it again.</summary>
    private static bool IsInside(string path, string upload) =>
        path.Length > upload.Length + 1 && path.StartsWith(upload, StringComparison.Ordinal) && path[upload.Length] == '/'
        && SoundText.IsWhole(path) && !path[upload.Length..].Split('/', '\\').Contains("..");

    internal static void Require(bool sound)
    {
        if (!sound)
            throw new ReadingProcessException(ReadingFailure.Protocol);
    }

    [GeneratedRegex("^[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex MediaType { get; }
}
