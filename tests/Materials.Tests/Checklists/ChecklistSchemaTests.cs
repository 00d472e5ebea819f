using System.Text.Json;
using Materials.Checklists;
using Materials.Checklists.Files;
using NJsonSchema;
using Xunit;

namespace Materials.Tests.Checklists;

/// <summary>The schema that editors know checklists by agrees with what the program accepts.</summary>
public sealed class ChecklistSchemaTests
{
    private static readonly JsonElement Definitions = JsonDocument.Parse(ChecklistFile.Schema).RootElement.GetProperty("definitions");

    public static TheoryData<string> Files => [.. ChecklistFile.BuiltIn, .. ChecklistFile.Industries];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Built_in_files_are_valid_by_the_schema(string name)
    {
        var schema = await JsonSchema.FromJsonAsync(ChecklistFile.Schema, TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Json(YamlTree.Read(ChecklistFile.Text(name)!, [])!)));
    }

    [Fact]
    public void The_schema_names_the_rules_there_are_and_their_options()
    {
        var rule = Definitions.GetProperty("rule").GetProperty("properties");

        Assert.Equal(KnownRules.All.Keys.Order(StringComparer.Ordinal), Texts(rule.GetProperty("rule").GetProperty("enum")).Order(StringComparer.Ordinal));
        Assert.Equal(
            KnownRules.All.Values.SelectMany(o => o).Select(o => o.Name).Append("rule").Append("from").Distinct().Order(StringComparer.Ordinal),
            rule.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_names_the_places_that_cues_are_looked_for_in() =>
        Assert.Equal(
            Enum.GetNames<CuePlace>().Select(n => n.ToLowerInvariant()),
            Texts(Definitions.GetProperty("cue").GetProperty("properties").GetProperty("in").GetProperty("enum")));

    [Theory]
    [InlineData("item", "items: [{ key: a, KEY: x }]")]
    [InlineData("element", "items: [{ key: a, elements: [{ key: b, KEY: x }] }]")]
    [InlineData("cue", "items: [{ key: a, recognise: [{ KEY: x }] }]")]
    [InlineData("kind", "others: [{ key: a, KEY: x }]")]
    public void The_schema_names_the_keys_that_the_program_accepts(string definition, string yaml)
    {
        var problem = ChecklistFile.Load($"id: own\nversion: '1'\ntitle: {{ zh: 一, en: one }}\n{yaml}").Problems.Single(p => p.Message.StartsWith("unknown key", StringComparison.Ordinal));

        Assert.Equal(
            problem.Message.Split("here belong ")[1].Split(", ").Order(StringComparer.Ordinal),
            Definitions.GetProperty(definition).GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_names_the_keys_of_a_checklist()
    {
        var problem = ChecklistFile.Load("KEY: x").Problems.Single(p => p.Message.StartsWith("unknown key", StringComparison.Ordinal));

        Assert.Equal(
            problem.Message.Split("here belong ")[1].Split(", ").Order(StringComparer.Ordinal),
            JsonDocument.Parse(ChecklistFile.Schema).RootElement.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Texts(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!);

    // Scalars of YAML without quotation marks are numbers where they look like numbers; texts are never compared here.
    private static string Json(YamlPiece piece) => piece switch
    {
        YamlMap map => "{" + string.Join(',', map.Entries.Select(e => $"{JsonSerializer.Serialize(e.Key.Value)}:{Json(e.Value)}")) + "}",
        YamlList list => "[" + string.Join(',', list.Items.Select(Json)) + "]",
        YamlText { Value: var text } when double.TryParse(text, out _) && !text.StartsWith('.') && text is not "2026.1" => text,
        YamlText { Value: var text } => JsonSerializer.Serialize(text),
        _ => "null",
    };
}
