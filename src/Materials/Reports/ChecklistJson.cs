using System.Text.Json.Nodes;
using Materials.Checklists;
using Materials.Json;

namespace Materials.Reports;

/// <summary>What an applicant must bring, as JSON for a portal: titles, what is expected, parts, notes. How documents are recognised stays in the checklist file.</summary>
public static class ChecklistJson
{
    /// <returns>Indented, ending in a line feed.</returns>
    public static string Write(Checklist checklist)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var json = new JsonObject
        {
            ["schema"] = "materials/checklist/1",
            ["id"] = checklist.Id,
            ["version"] = checklist.Version,
            ["sha256"] = checklist.Sha256,
            ["title"] = Text(checklist.Title),
            ["industries"] = new JsonArray([.. checklist.Industries.Select(i => JsonValue.Create(i))]),
            ["levels"] = new JsonArray([.. checklist.Levels.Select(l => Titled(l.Key, l.Title))]),
            ["facts"] = new JsonArray([.. checklist.Facts.Select(f =>
            {
                var fact = Titled(f.Key, f.Title);
                fact["values"] = new JsonArray([.. f.Values.Select(v => Titled(v.Key, v.Title))]);
                return fact;
            })]),
            ["items"] = new JsonArray([.. checklist.Items.Select(i => Item(checklist, i))]),
        };
        return json.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = ReadableEncoder.Instance }) + "\n";
    }

    private static JsonObject Item(Checklist checklist, ChecklistItem item)
    {
        var json = Titled(item.Key, item.Title);
        json["expected"] = Text(item.Expected);
        json["remedy"] = Text(item.Remedy);
        json["source"] = item.Source;
        if (item.Dimension is { } dimension)
            json["dimension"] = dimension;
        json["elements"] = new JsonArray([.. item.Elements.Select(e => Titled(e.Key, ChecklistWords.Part(checklist, e)))]);
        json["notes"] = new JsonArray([.. ChecklistWords.Notes(checklist, item).Select(Text)]);
        return json;
    }

    private static JsonObject Titled(string key, Bilingual title) => new() { ["key"] = key, ["title"] = Text(title) };

    private static JsonObject Text(Bilingual text) => new() { ["zh"] = text.Zh, ["en"] = text.En };
}
