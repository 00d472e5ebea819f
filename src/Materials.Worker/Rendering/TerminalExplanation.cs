using Materials.Checklists;
using Materials.Documents;
using Materials.Fields;
using Materials.Reports;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>Why each run of pages was taken for the kind of document it was taken for.</summary>
internal sealed class TerminalExplanation(TerminalPage page, Language language)
{
    public void Write(RecognisedPackage package, Checklist checklist)
    {
        var titles = checklist.Kinds.GroupBy(k => k.Key).ToDictionary(g => g.Key, g => g.First().Title.In(language), StringComparer.Ordinal);
        page.Empty();
        page.Paragraph("", Say("归类依据（正数支持，负数反对）", "What spoke for (+) and against (−)"), new Style(decoration: Decoration.Bold));
        foreach (var document in package.Documents)
        {
            var place = document.File.Pages.Length == 1 ? null
                : ReportWords.Place(document.FirstPage, document.LastPage, document.File.Unit).In(language);
            page.Paragraph("  ", $"{ReportPlaces.Named(document.File.Path)}{(place is null ? "" : $" {place}")} → {titles.GetValueOrDefault(document.Kind, document.Kind)} ({document.Confidence:0.00})",
                new Style(decoration: Decoration.Bold));
            foreach (var cue in document.Cues)
            {
                var where = ReportWords.Place(cue.Page, cue.Page, document.File.Unit).In(language);
                page.Paragraph($"    {cue.Weight,6:+0.0;-0.0;0.0}  ", $"{ReportWords.OfCue(cue.Name).In(language)}  {where}  {PrivateNumbers.Leave(cue.Quote)}");
            }
        }
    }

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
