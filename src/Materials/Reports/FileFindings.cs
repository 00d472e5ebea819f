using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>What is to be said about each file of a package, as a file.</summary>
internal sealed class FileFindings
{
    /// <summary>Less hidden text than this is chance (a stray blank, a mark of the author's tool) and deceives nobody.</summary>
    private const int LeastHiddenLetters = 4;

    /// <summary>Shorter texts (a form's head, a caption) may be alike by chance or on purpose.</summary>
    private const int ShortestCopy = 200;

    private readonly FrozenDictionary<string, ImmutableArray<Finding>> _byPath;

    private FileFindings(FrozenDictionary<string, ImmutableArray<Finding>> byPath, ImmutableArray<Finding> changed)
    {
        _byPath = byPath;
        Changed = changed;
    }

    /// <summary>The findings that files are not what was announced.</summary>
    public ImmutableArray<Finding> Changed { get; }

    public ImmutableArray<Finding> this[string path] => _byPath.GetValueOrDefault(path, []);

    /// <summary>The finding for which a file cannot be judged by its content; null when it can.</summary>
    public Finding? Unreadable(FileContent file) =>
        this[file.Path].FirstOrDefault(f => FileWords.IsUnreadable(f.Code) && (f.Page is null || !HasText(file)));

    /// <summary>The finding that a file says more to a machine than to a person; null where it doesn't.</summary>
    public Finding? Hiding(FileContent file) => this[file.Path].FirstOrDefault(f => f is { Code: FindingCode.HiddenText, Severity: Severity.Blocking });

    /// <summary>Goes through every file of a package.</summary>
    public static FileFindings Of(RecognisedPackage package, Checklist checklist)
    {
        var content = package.Content;
        var changed = Announced.Changed(content);
        var originals = Originals(content, f => f.Sha256);
        var texts = Originals(content, TextOf);
        var recognised = package.Documents.ToLookup(d => d.File.Path);
        var unread = package.UnreadPages.Where(u => u.Wholly || IsHinted(u.File.Path)).Select(u => u.File.Path).ToFrozenSet(StringComparer.Ordinal);
        var byPath = new Dictionary<string, ImmutableArray<Finding>>(StringComparer.Ordinal);
        foreach (var file in content.Files)
        {
            // That nothing was handed in is said once, of the package.
            var findings = content.IsEmpty ? [] : FileWords.Findings(file).ToList();
            if (file is { Status: FileStatus.Read, IsArchive: false })
            {
                if (findings.All(f => f.Code != FindingCode.HiddenText) && Hidden(file) is { } hidden)
                    findings.Add(hidden);
                if (findings.Count == 0 && IsBlank(file))
                    findings.Add(FileWords.Finding(file, new(FindingCode.Blank)));
                if (originals.TryGetValue(file.Sha256, out var original) && original != file.Path)
                    findings.Add(FileWords.Finding(file, new(FindingCode.DuplicateFile, Detail: original)));
                else if (TextOf(file) is { Length: > 0 } text && texts.TryGetValue(text, out var copied) && copied != file.Path)
                    findings.Add(FileWords.SavedAgain(file, copied));
                if (!findings.Any(f => FileWords.IsUnreadable(f.Code)))
                    findings.AddRange(unread.Contains(file.Path)
                        ? NotRead(file, [.. recognised[file.Path]], checklist)
                        : Unrecognised(file, [.. recognised[file.Path]], checklist));
            }

            findings.AddRange(changed.Where(c => c.File == file.Path));
            byPath[file.Path] = [.. findings];
        }

        return new(byPath.ToFrozenDictionary(StringComparer.Ordinal), changed);

        // Pictures beside text may be what the name says.
        bool IsHinted(string path) => package.NameHints.GetValueOrDefault(path, []).Any(k => checklist.Items.Any(i => i.Key == k));
    }

    /// <summary>Of files alike, the path of the one that the others are copies of: whatever makes copies adds to the name (副本, (2), 盖章).</summary>
    private static FrozenDictionary<string, string> Originals(PackageContent content, Func<FileContent, string> key) => content.Files
        .Where(f => f is { Status: FileStatus.Read, IsArchive: false } && key(f).Length > 0)
        .GroupBy(key, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.Select(f => f.Path).OrderBy(p => p.Length - p.LastIndexOf('/')).ThenBy(p => p, StringComparer.Ordinal).First(), StringComparer.Ordinal);

    /// <summary>What a file says, however it was saved (Word and its PDF): letters and figures alone, and how many pictures. Empty for files of little text.</summary>
    private static string TextOf(FileContent file)
    {
        var text = string.Concat(file.Pages.SelectMany(p => p.Lines).Where(l => l.Role is not (LineRole.Header or LineRole.Footer)).SelectMany(l => l.Text.Where(char.IsLetterOrDigit)));
        return text.Length >= ShortestCopy && file.Pages.All(p => p.Pictures.IsEmpty) ? text : "";
    }

    private static bool HasText(FileContent file) => file.Pages.Any(p => p.Lines.Length > 0);

    private static bool IsBlank(FileContent file) => file.Pages.All(p => p.Lines.All(l => string.IsNullOrWhiteSpace(l.Text)) && p.Pictures.IsEmpty);

    /// <summary>What a file is that was not read, nobody knows: said where the cause is known, so that it can be put right.</summary>
    private static IEnumerable<Finding> NotRead(FileContent file, ImmutableArray<Document> documents, Checklist checklist)
    {
        var reasons = file.Pages.Select(p => p.Unread).OfType<UnreadReason>().Distinct().Order().Select(ReportWords.Of).ToImmutableArray();
        if (reasons.IsEmpty || documents.Any(d => checklist.Items.Any(i => i.Key == d.Kind)))
            yield break;
        var where = Place.Of(file, null);
        yield return new()
        {
            Code = FindingCode.Unrecognised,
            Severity = Severity.Advisory,
            File = file.Path,
            Message = new(
                $"{where.Zh}中的图像没有读出（{string.Join("；", reasons.Select(r => r.Zh))}），不知道它是哪项材料，须由人查看。",
                $"Pictures in {where.En} were not read ({string.Join("; ", reasons.Select(r => r.En))}): which material it is, is not known; a person must look."),
            Remedy = new("不是申报单位的问题，无需补正。", "This is no fault of the applicant's; nothing need be corrected."),
        };
    }

    private static IEnumerable<Finding> Unrecognised(FileContent file, ImmutableArray<Document> documents, Checklist checklist)
    {
        if (documents.Any(d => checklist.Items.Any(i => i.Key == d.Kind)))
            yield break;
        var kind = documents.Select(d => checklist.Kinds.FirstOrDefault(k => k.Key == d.Kind)).FirstOrDefault(k => k is not null);
        var where = Place.Of(file, null);
        yield return new()
        {
            Code = FindingCode.Unrecognised,
            Severity = Severity.Advisory,
            File = file.Path,
            Message = kind is null
                ? new($"{where.Zh}不属于清单中的任何一项材料。", $"{where.En} belongs to no item of the checklist.")
                : new($"{where.Zh}看来是“{kind.Title.Zh}”，不属于清单中的任何一项材料。", $"{where.En} seems to be “{kind.Title.En}”, which no item of the checklist asks for."),
            Remedy = new("不影响核验；如果它本应是某项材料，请检查内容后重新提交。", "It changes no verdict; if it was meant for an item, check its content and submit it again."),
        };
    }

    // Advisory where the visible content stands for itself; blocking where a file says more to a machine than to a person.
    private static Finding? Hidden(FileContent file)
    {
        var pages = file.Pages.Where(p => p.Hidden.Sum(h => Letters(h.Text)) >= LeastHiddenLetters).ToImmutableArray();
        if (pages.IsEmpty)
            return null;
        var hidden = pages.Sum(p => p.Hidden.Where(h => h.Reason != HiddenReason.Marked).Sum(h => Letters(h.Text)));
        var visible = file.Pages.Sum(p => p.Lines.Sum(l => Letters(l.Text)));
        var sample = Sample(pages[0].Hidden.MaxBy(h => h.Text.Length)!.Text);
        var finding = FileWords.Finding(file, new(FindingCode.HiddenText, pages[0].Number, sample));
        return finding with { Severity = hidden > visible ? Severity.Blocking : Severity.Advisory };
    }

    private static int Letters(string text) => text.Count(char.IsLetterOrDigit);

    private static string Sample(string text)
    {
        const int Enough = 20;
        var line = new StringBuilder(text).Replace('\n', ' ').Replace('\t', ' ').ToString().Trim();
        return line.Length <= Enough ? $"“{line}”" : $"“{line[..Enough]}…”";
    }
}
