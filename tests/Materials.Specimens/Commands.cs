using System.Globalization;
using Materials.Specimens.Packing;
using Materials.Specimens.Planning;
using Materials.Specimens.Printing;
using Materials.Specimens.Voices;

namespace Materials.Specimens;

/// <summary>The commands: write labelled packages, verify written ones, count what they cover.</summary>
internal static class Commands
{
    private const string Usage = """
        write DIR [--part tune|develop|measured|sealed] [--only ID,…] [--count N] [--seed S] [--no-scans] [--cache DIR]
        verify DIR
        count [--count N] [--seed S]
        """;

    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var options = args.Select((word, i) => (word, i)).Where(x => x.word.StartsWith("--", StringComparison.Ordinal))
            .ToDictionary(x => x.word, x => x.i + 1 < args.Length ? args[x.i + 1] : "");
        int? count = options.TryGetValue("--count", out var number) ? int.Parse(number, CultureInfo.InvariantCulture) : null;
        var plans = Plans.Deal(count, options.GetValueOrDefault("--seed", "1"), images: !options.ContainsKey("--no-scans"));
        if (options.TryGetValue("--part", out var part))
            plans = [.. plans.Where(plan => plan.Voice.Part == Enum.Parse<Part>(part, ignoreCase: true))];
        else if (args is ["write", ..])
            plans = [.. plans.Where(plan => plan.Voice.Part != Part.Sealed)];
        if (options.TryGetValue("--only", out var only))
            plans = [.. plans.Where(plan => only.Split(',').Contains(plan.Id))];
        switch (args)
        {
            case ["write", var directory, ..]:
                var cache = options.GetValueOrDefault("--cache", Path.Combine(Path.GetTempPath(), "specimens-cache"));
                await WriteAsync(directory, plans, !options.ContainsKey("--no-scans"), cache, cancellationToken);
                return 0;
            case ["verify", var directory, ..]:
                return await Verification.RunAsync(directory, Console.Out, cancellationToken);
            case ["count", ..]:
                Coverage.Print(plans, Console.Out);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static async Task WriteAsync(string directory, IReadOnlyList<Plan> plans, bool images, string cache, CancellationToken cancellationToken)
    {
        var drafts = plans.Select(plan => new Composer(plan, images).Compose()).ToList();
        var prints = drafts.SelectMany(draft => draft.Uploads).Select(upload => upload.Print).OfType<Print>().ToList();
        var printed = await new Press(cache, Console.Error).RunAsync(prints, cancellationToken);
        var packer = new Packer(directory, printed);
        foreach (var draft in drafts)
            await packer.PackAsync(draft, cancellationToken);
        await Console.Error.WriteLineAsync($"{drafts.Count} packages in {directory}");
    }
}
