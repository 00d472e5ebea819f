using Materials.Checklists;
using Materials.Reports;
using Spectre.Console;

namespace Materials.Worker.Rendering;

/// <summary>What an applicant must bring, on a terminal.</summary>
internal sealed class TerminalChecklist(TerminalPage page, Language language)
{
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Dim = new(decoration: Decoration.Dim);

    public void Write(Checklist checklist)
    {
        page.Paragraph("", $"{checklist.Title.In(language)}  {checklist.Id} {checklist.Version}", Bold);
        page.Paragraph("", language == Language.Zh
            ? $"请准备以下 {checklist.Items.Length} 项材料："
            : $"Please prepare these {checklist.Items.Length} materials:");
        for (var i = 0; i < checklist.Items.Length; i++)
        {
            var item = checklist.Items[i];
            page.Empty();
            page.Paragraph($"{i + 1,3}. ", item.Title.In(language), Bold);
            page.Paragraph("     ", item.Expected.In(language));
            foreach (var element in item.Elements) page.Paragraph("     - ", ChecklistWords.Part(checklist, element).In(language));
            foreach (var note in ChecklistWords.Notes(checklist, item)) page.Paragraph(language == Language.Zh ? "     注意  " : "     Note    ", note.In(language));
            page.Paragraph(language == Language.Zh ? "     怎样  " : "     How     ", item.Remedy.In(language));
            page.Paragraph(language == Language.Zh ? "     依据  " : "     Source  ", item.Source, Dim);
        }
    }
}
