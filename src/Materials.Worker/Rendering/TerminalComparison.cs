using Materials.Reports;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>What became of the items since the report on the previous revision.</summary>
internal sealed class TerminalComparison(TerminalPage page, Language language)
{
    public void Write(Report previous, Report report)
    {
        var before = previous.Items.GroupBy(i => i.Key).ToDictionary(g => g.Key, g => IsOpen(g.First()), StringComparer.Ordinal);
        page.Empty();
        page.Paragraph("", Say($"与第 {previous.Revision} 版相比", $"Since revision {previous.Revision}"), new Style(decoration: Decoration.Bold));
        List(Say("已补正", "Fixed"), report.Items.Where(i => !IsOpen(i) && before.TryGetValue(i.Key, out var open) && open));
        List(Say("仍未补正", "Still open"), report.Items.Where(i => IsOpen(i) && before.TryGetValue(i.Key, out var open) && open));
        List(Say("新出现问题", "New"), report.Items.Where(i => IsOpen(i) && !(before.TryGetValue(i.Key, out var open) && open)));
    }

    private void List(string heading, IEnumerable<ItemVerdict> items)
    {
        var titles = items.Select(i => i.Title.In(language)).ToArray();
        page.Paragraph($"  {heading}{Say("：", ": ")}", titles.Length == 0 ? Say("无", "none") : string.Join(Say("、", ", "), titles));
    }

    private static bool IsOpen(ItemVerdict item) => item.Status is ItemStatus.Missing or ItemStatus.Deficient or ItemStatus.NeedsReview;

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
