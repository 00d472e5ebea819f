using System.Text;
using Materials.Checklists;

namespace Materials.Reports;

/// <summary>What an applicant must bring, as Markdown for a document or a web site that has its own style.</summary>
public static class ChecklistMarkdown
{
    /// <returns>Lines ending in line feeds.</returns>
    public static string Write(Checklist checklist, Language language)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var zh = language == Language.Zh;
        var text = new StringBuilder();
        Line($"# {checklist.Title.In(language)}");
        Line();
        Line(zh ? $"请准备以下 {checklist.Items.Length} 项材料。清单版本：{checklist.Id} {checklist.Version}" : $"Please prepare these {checklist.Items.Length} materials. Version of this list: {checklist.Id} {checklist.Version}");
        for (var i = 0; i < checklist.Items.Length; i++)
        {
            var item = checklist.Items[i];
            Line();
            Line($"## {i + 1}. {item.Title.In(language)}");
            Line();
            Line(item.Expected.In(language));
            if (!item.Elements.IsEmpty)
                Line();
            foreach (var element in item.Elements)
                Line($"- {ChecklistWords.Part(checklist, element).In(language)}");
            Line();
            foreach (var note in ChecklistWords.Notes(checklist, item))
                Line($"> {note.In(language)}  ");
            Line(item.Remedy.In(language));
            Line();
            Line(zh ? $"依据：{item.Source}" : $"Source: {item.Source}");
        }

        return text.ToString();

        void Line(string line = "") => text.Append(Escaped(line)).Append('\n');
    }

    // What opens a table, emphasis or markup in Markdown stands for itself here.
    private static string Escaped(string line) => line.Replace("*", "\\*", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);
}
