using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Materials.Checklists;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Tests;

/// <summary>Packages put together by hand, for tests of what comes after reading and recognising.</summary>
internal static class Given
{
    public const string Applicant = "庐州青禾机电有限公司";

    /// <summary>Valid by GB 32100 and GB 11714.</summary>
    public const string Code = "91350100M000100Y43";

    public static DateOnly AsOf { get; } = new(2026, 11, 23);

    public static Page Page(int number, params string[] lines) => new()
    {
        Number = number,
        Source = lines.Length > 0 ? TextSource.Embedded : TextSource.None,
        Lines = [.. lines.Select(l => Line(l))],
    };

    /// <summary>A line; tabs make it a row of a table.</summary>
    public static Line Line(string text) => text.Contains('\t', StringComparison.Ordinal)
        ? new() { Text = text, Role = LineRole.TableRow, Cells = [.. text.Split('\t')], Group = 1 }
        : new() { Text = text };

    public static Page Scanned(this Page page, double confidence) => page with
    {
        Source = TextSource.Ocr,
        Trust = confidence,
        Lines = [.. page.Lines.Select(l => l with { Confidence = confidence })],
    };

    public static Page With(this Page page, params Picture[] pictures) => page with { Pictures = [.. pictures] };

    public static Picture Photo(double? red, bool? coloured) => new(1240, 1754, 1, 0) { RedShare = red, Coloured = coloured };

    public static FileContent File(string path, params Page[] pages) => new()
    {
        Path = path,
        Sha256 = Hash(path + string.Join('\f', pages.Select(p => p.Text))),
        Bytes = 1000 + path.Length,
        MediaType = "application/pdf",
        Status = FileStatus.Read,
        Pages = [.. pages],
    };

    public static FileContent File(string path, params string[] lines) => File(path, Page(1, lines));

    public static FileContent Defective(string path, string code, FileStatus status = FileStatus.Unreadable) =>
        File(path, Array.Empty<Page>()) with { Status = status, Defects = [new(code)] };

    public static Document Document(string kind, FileContent file, double confidence = 0.95) => new()
    {
        Kind = kind,
        File = file,
        FirstPage = 1,
        LastPage = Math.Max(1, file.Pages.Length),
        Confidence = confidence,
    };

    public static RecognisedPackage Package(params Document[] documents) => Package([], documents);

    /// <param name="others">Files that hold no document.</param>
    public static RecognisedPackage Package(FileContent[] others, params Document[] documents)
    {
        var submission = new Submission { PackageId = "AH-2026-000123", Applicant = new(Applicant, Code) };
        var files = documents.Select(d => d.File).Concat(others).DistinctBy(f => f.Path).OrderBy(f => f.Path, StringComparer.Ordinal);
        return new(new(submission, [.. files]), [.. documents], AsOf);
    }

    public static RecognisedPackage Of(this RecognisedPackage package, Func<Submission, Submission> change) =>
        package with { Content = package.Content with { Submission = change(package.Content.Submission) } };

    public static RecognisedPackage Hinting(this RecognisedPackage package, string path, params string[] kinds) =>
        package with { NameHints = package.NameHints.SetItem(path, [.. kinds]) };

    public static RecognisedPackage Unread(this RecognisedPackage package, string path, int page = 1, bool wholly = true) => package with
    {
        UnreadPages = package.UnreadPages.Add(new(package.Content.Files.Single(f => f.Path == path), page, wholly)),
    };

    public static ChecklistItem Item(string key, string zh, string en, params RuleUse[] rules) => new()
    {
        Key = key,
        Title = new(zh, en),
        Expected = new($"应提交{zh}。", $"Submit the {en}."),
        Remedy = new($"请补交{zh}。", $"Supply the {en}."),
        Source = "GB/T 27922-2011 5.1",
        Rules = [.. rules],
    };

    public static Element Element(string key, string zh, string en, params string[] words) => new()
    {
        Key = key,
        Title = new(zh, en),
        Remedy = new($"请补充{zh}。", $"Add: {en}."),
        Cues = [new(CuePlace.Text, [.. words.Select(WordPattern.Parse)], 4, 1, [])],
    };

    public static RuleUse Rule(string name, params (string Key, string Value)[] options) =>
        new(name, options.ToImmutableSortedDictionary(o => o.Key, o => o.Value));

    public static ChecklistItem License => Item("business-license", "营业执照副本", "Business licence (duplicate)",
        Rule("license", ("title", "执照"), ("not-legal-persons", "个体工商户,个人独资,合伙,分公司,分支机构,代表机构")));

    public static ChecklistItem Flowchart => Item("service-flowchart", "服务流程图", "Service flowchart", Rule("placeholder")) with
    {
        Elements = [Element("accept", "受理", "acceptance", "受理"), Element("dispatch", "派单", "dispatch", "派单")],
    };

    public static ChecklistItem Survey =>
        Item("satisfaction-records", "客户满意度调查记录", "Satisfaction survey records", Rule("not-older-than", ("months", "12")));

    public static ChecklistItem Certificates =>
        Item("service-staff-qualifications", "服务人员资质证明", "Service staff qualifications", Rule("certificates", ("min", "1")));

    public static Checklist Checklist(params ChecklistItem[] items) => new()
    {
        Id = "test",
        Version = "1",
        Sha256 = Hash("test"),
        Title = new("测试材料清单", "Test checklist"),
        Items = [.. items],
        Kinds =
        [
            .. items.Select(i => new DocumentKind { Key = i.Key, Title = i.Title, IsMaterial = true, Cues = [] }),
            new() { Key = "brochure", Title = new("宣传册", "Brochure"), IsMaterial = false, Cues = [] },
        ],
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
