using Materials.Checklists;
using Materials.Reports;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>A report as a person reads it on a terminal: the outcome, a row per item, what to do, what is left over.</summary>
internal sealed class TerminalReport(TerminalPage page, Language language)
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public void Write(Report report, Checklist checklist)
    {
        var digest = new ReportDigest(report);
        var places = new ReportPlaces(report);
        Head(report, checklist);
        if (report.Items.Length > 0) Items(report, checklist);
        Remarks(Say("补充：缺少的材料或内容", "To supply: what is absent"), digest.ToSupply, places);
        Remarks(Say("修正：已提交，但有问题", "To correct: what is there but wrong"), digest.ToCorrect, places);
        Reviews(digest.ToReview);
        Remarks(Say("提示：不影响结论", "Good to know: changes no verdict"), digest.Hints, places);
        Strays(digest.Strays);
    }

    private void Head(Report report, Checklist checklist)
    {
        var (style, _) = MarkOf(report.Outcome);
        page.Paragraph("", $"{ReportWords.Of(report.Outcome).In(language)}{Say("：", ": ")}{CountsOf(report)}", style);
        Fact(Say("申请    ", "Application  "), string.Join("  ", new[]
        {
            report.Applicant.Name,
            report.PackageId,
            Say($"第 {report.Revision} 版", $"revision {report.Revision}"),
        }.Where(p => !string.IsNullOrEmpty(p))));
        Fact(Say("清单    ", "Checklist    "), $"{checklist.Title.In(language)}  {report.Checklist.Id} {report.Checklist.Version}");
        Fact(Say("核验日  ", "As of        "), report.AsOf.ToString("yyyy-MM-dd"));
        page.Empty();
    }

    private void Fact(string name, string value) => page.Paragraph(name, value, Dim);

    private string CountsOf(Report report)
    {
        var counts = new[] { ItemStatus.Missing, ItemStatus.Deficient, ItemStatus.NeedsReview, ItemStatus.Satisfied }
            .Select(s => (Status: s, Count: report.Items.Count(i => i.Status == s)))
            .Where(c => c.Count > 0)
            .Select(c => Say($"{ReportWords.Of(c.Status).Zh} {c.Count} 项", $"{c.Count} {ReportWords.Of(c.Status).En.ToLowerInvariant()}"));
        return string.Join(Say("，", ", "), counts) + Say($"（共 {report.Items.Length} 项）", $" (of {report.Items.Length} items)");
    }

    private void Items(Report report, Checklist checklist)
    {
        var places = new ReportPlaces(report);
        // Frame and padding of four columns take 13; the marks and names are short, the problem gets what is left.
        var status = language == Language.Zh ? 8 : 14;
        var title = Math.Clamp(page.Width / 5, 16, 26);
        var where = (page.Width - 13 - status - title) / 2;
        var what = page.Width - 13 - status - title - where;
        page.Table(
            [(Say("结论", "Verdict"), status), (Say("材料", "Material"), title), (Say("文件", "Files"), where), (Say("问题", "Problems"), what)],
            report.Items.Select(item => (IReadOnlyList<Cell>)
            [
                new Cell($"{MarkOf(item.Status).Mark} {ReportWords.Of(item.Status).In(language)}", MarkOf(item.Status).Style),
                new Cell(item.Title.In(language)),
                new Cell([.. item.Documents.Select(d => Where(d.File, places.Within(d.File, d.Pages, language)))]),
                new Cell([.. Problems(item, checklist)]),
            ]));
    }

    // In a few words: the whole story of each is told below the table.
    private IEnumerable<string> Problems(ItemVerdict item, Checklist checklist)
    {
        var elements = checklist.Items.FirstOrDefault(i => i.Key == item.Key)?.Elements ?? [];
        foreach (var codes in item.Findings.Where(f => f.Severity == Severity.Blocking).GroupBy(f => f.Code))
        {
            var label = ReportWords.OfCode(codes.Key).In(language);
            var parts = codes.Where(f => f.Element is not null).Select(f => elements.FirstOrDefault(e => e.Key == f.Element)?.Title.In(language) ?? f.Element!);
            var named = string.Join(Say("、", ", "), parts);
            yield return named.Length == 0 ? label : Say($"{label}：{named}", $"{label}: {named}");
        }

        if (item.Reason is { } reason) yield return reason.In(language);
        if (item.Status == ItemStatus.NeedsReview && item.Question is { } question) yield return question.In(language);
    }

    private void Remarks(string heading, IReadOnlyList<Remark> remarks, ReportPlaces places)
    {
        if (remarks.Count == 0) return;
        page.Empty();
        page.Paragraph("", heading, Bold);
        for (var i = 0; i < remarks.Count; i++)
        {
            var (item, finding) = remarks[i];
            var where = finding.File is { } file ? Where(file, places.Within(file, finding.Page, language)) : null;
            var about = string.Join("  ", new[] { item?.Title.In(language), where }.Where(p => p is not null));
            var number = $"{i + 1,3}. ";
            page.Paragraph(number, about.Length > 0 ? about : ReportWords.OfCode(finding.Code).In(language), Bold);
            page.Paragraph(Say("     问题  ", "     Problem  "), finding.Message.In(language));
            if (finding.Quote is { } quote) page.Paragraph(Say("     原文  ", "     Quote    "), Say($"“{quote}”", $"\"{quote}\""), Dim);
            if (finding.Contradicts is { } other)
                page.Paragraph(Say("     对照  ", "     Against  "), Say($"“{other.Quote}”（{Where(other.File, places.Within(other.File, other.Page, language))}）", $"\"{other.Quote}\" ({Where(other.File, places.Within(other.File, other.Page, language))})"), Dim);
            page.Paragraph(Say("     办法  ", "     Remedy   "), finding.Remedy.In(language), new Style(Color.Green));
            if (finding.Source is { } source) page.Paragraph(Say("     依据  ", "     Source   "), source, Dim);
        }
    }

    private void Reviews(IReadOnlyList<ItemVerdict> items)
    {
        if (items.Count == 0) return;
        page.Empty();
        page.Paragraph("", Say("待人工复核", "For a person to decide"), Bold);
        for (var i = 0; i < items.Count; i++)
        {
            page.Paragraph($"{i + 1,3}. ", items[i].Title.In(language), Bold);
            if (items[i].Question is { } question) page.Paragraph("     ", question.In(language));
        }
    }

    private void Strays(IReadOnlyList<FileVerdict> files)
    {
        if (files.Count == 0) return;
        page.Empty();
        page.Paragraph("", Say("未归入任何清单项的文件", "Files that belong to no item"), Bold);
        foreach (var file in files)
        {
            var notes = new List<string> { ReportWords.Of(file.Status).In(language) };
            if (file.Pages > 0) notes.Add(ReportWords.Count(file.Pages, file.PageUnit).In(language));
            notes.AddRange(file.Findings.Where(f => f.Code != FindingCode.Unrecognised).Select(f => ReportWords.OfCode(f.Code).In(language)));
            page.Paragraph("  - ", $"{ReportPlaces.Named(VisibleText.OneLine(file.Path))}{Say("（", " (")}{string.Join(Say("，", ", "), notes)}{Say("）", ")")}");
        }
    }

    private static string Where(string file, string? within) => within is null ? ReportPlaces.Named(file) : $"{ReportPlaces.Named(file)} {within}";

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;

    private static (Style Style, string Mark) MarkOf(Outcome outcome) => outcome switch
    {
        Outcome.Complete => MarkOf(ItemStatus.Satisfied),
        Outcome.Incomplete => MarkOf(ItemStatus.Missing),
        _ => MarkOf(ItemStatus.NeedsReview),
    };

    private static (Style Style, string Mark) MarkOf(ItemStatus status) => status switch
    {
        ItemStatus.Satisfied => (new(Color.Green, decoration: Decoration.Bold), "✓"),
        ItemStatus.Missing => (new(Color.Red, decoration: Decoration.Bold), "✗"),
        ItemStatus.Deficient => (new(Color.Yellow, decoration: Decoration.Bold), "!"),
        ItemStatus.NeedsReview => (new(Color.Blue, decoration: Decoration.Bold), "?"),
        _ => (new(decoration: Decoration.Dim), "–"),
    };
}
