namespace Materials.Specimens.Voices;

/// <summary>Reads a <c>.voice</c> file: a head of <c>name: value</c> lines, then sections that start with <c>=== item | names | formats</c>.</summary>
internal static class VoiceFile
{
    public static Voice Parse(string name, string text)
    {
        var chunks = text.ReplaceLineEndings("\n").Split("\n=== ");
        var head = chunks[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).ToLookup(pair => pair[0], pair => pair[1]);
        return new Voice(
            name,
            Enum.Parse<Part>(head["part"].Single(), ignoreCase: true),
            head["about"].Single(),
            [.. head["company"].Select(line => ParseCompany(line, head["scope"].Single()))],
            Words(head["people"]), Words(head["product"]), Words(head["customer"]),
            [.. head["fault"].Select(line => Cells(line) is [var seen, var cause, var fix] ? new Fault(seen, cause, fix) : throw Bad(name, line))],
            [.. head["date"].SelectMany(Cells)], Words(head["look"]),
            [.. chunks.Skip(1).Select(chunk => ParseSection(name, chunk))]);
    }

    private static Company ParseCompany(string line, string scope) =>
        Cells(line) is [var name, var shortName, var english, var region, var street, var code, var legal]
            ? new Company(name, shortName, english, region, street, code, legal, scope)
            : throw Bad("company", line);

    private static Section ParseSection(string voice, string chunk)
    {
        var lines = chunk.Split('\n', 2);
        return Cells(lines[0]) is [var key, var names, var makes]
            ? new Section(key, names.Split(',', StringSplitOptions.TrimEntries), makes.Split(' '), lines[1].Trim('\n'))
            : throw Bad(voice, lines[0]);
    }

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    private static string[] Words(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => line.Split('、', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    private static FormatException Bad(string where, string line) => new($"{where}: cannot read '{line}'");
}
