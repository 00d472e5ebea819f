using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Materials.Benchmarks;

/// <summary>
/// How long an applicant waits after letting a folder go over the page: until the first file's result is there, until all are read, and from the click on
/// "submit" until the report. The program itself, the form that a browser sends, the events that its page listens to.
/// </summary>
internal static partial class FirstResultMeasure
{
    /// <param name="program">The published program.</param>
    /// <param name="folder">An applicant's files.</param>
    /// <param name="starts">So often it is started anew, and asked twice: at once, and when it has read before.</param>
    public static async Task<int> MeasureAsync(string program, string folder, int starts)
    {
        var files = Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != "package.json").Order(StringComparer.Ordinal).ToArray();
        List<Wait> cold = [], warm = [];
        for (var start = 0; start < starts; start++)
        {
            var data = Directory.CreateTempSubdirectory("materials-first-").FullName;
            try
            {
                // Nothing is remembered of files that were read before: each drop is one of new files.
                await using var desk = await RunningDesk.StartAsync(
                    program, data, "The desk is open", ("MATERIALS__READING__CACHEMIB", "0"), ("MATERIALS__READING__KEEPTEXTS", "false"));
                cold.Add(await DropAsync(desk.Address, files));
                warm.Add(await DropAsync(desk.Address, files));
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
        Say("first package after the start", cold);
        Say("later package", warm);
        return 0;
    }

    private static void Say(string what, List<Wait> waits)
    {
        Console.WriteLine($"{what}, {waits.Count} times:");
        Line("the drop to the first file's result", waits.Select(w => w.First));
        Line("the drop to the last file's result", waits.Select(w => w.Last));
        Line("submitting to the report", waits.Select(w => w.Report));
        Console.WriteLine($"  first of all was {string.Join(", ", waits.Select(w => w.FirstFile).Distinct())}");

        static void Line(string what, IEnumerable<TimeSpan> times)
        {
            var sorted = times.Select(t => t.TotalSeconds).Order().ToArray();
            Console.WriteLine($"  {what,-40} median {sorted[sorted.Length / 2],6:0.00} s   worst {sorted[^1],6:0.00} s");
        }
    }

    private static async Task<Wait> DropAsync(string address, string[] files)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
        var token = await TokenAsync(http, "/applications");
        using var begin = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("name", "合肥岚沐冷链设备有限公司"), new("checklist", "gbt27922-full")]);
        using var begun = await http.PostAsync(new Uri("/applications", UriKind.Relative), begin);
        var page = begun.Headers.Location!.ToString();
        token = await TokenAsync(http, page);

        using var events = new StreamReader(await http.GetStreamAsync(new Uri($"{page}/events", UriKind.Relative)));
        using var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(new StringContent(token), "__RequestVerificationToken");
        foreach (var file in files)
        {
            var part = new ByteArrayContent(await File.ReadAllBytesAsync(file));
            part.Headers.ContentDisposition = null;
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"files\"; filename=\"{Path.GetFileName(file)}\"");
            form.Add(part);
        }
        var clock = Stopwatch.StartNew();
        var uploading = http.PostAsync(new Uri($"{page}/files", UriKind.Relative), form);
        TimeSpan? first = null;
        var firstFile = "";
        for (var read = 0; read < files.Length;)
        {
            var (state, path) = await NextAsync(events);
            if (state is not ("read" or "unreadable"))
                continue;
            read++;
            if (first is null)
                (first, firstFile) = (clock.Elapsed, path);
        }
        var last = clock.Elapsed;
        (await uploading).EnsureSuccessStatusCode();

        using var submit = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        clock.Restart();
        using var submitted = await http.PostAsync(new Uri($"{page}/submit", UriKind.Relative), submit);
        while ((await NextAsync(events)).State != "reported")
        {
        }
        return new(first!.Value, firstFile, last, clock.Elapsed);
    }

    private static async Task<string> TokenAsync(HttpClient http, string page) =>
        Token.Match(await http.GetStringAsync(new Uri(page, UriKind.Relative))) is { Success: true } token
            ? token.Groups[1].Value
            : throw new InvalidOperationException($"{page} holds no form.");

    private static async Task<(string State, string Path)> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync() is { } line)
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var one = JsonDocument.Parse(line["data: ".Length..]);
                return (one.RootElement.GetProperty("state").GetString()!, one.RootElement.TryGetProperty("path", out var path) ? path.GetString()! : "");
            }
        throw new InvalidOperationException("The events ended.");
    }

    /// <summary>What one applicant waited for.</summary>
    private sealed record Wait(TimeSpan First, string FirstFile, TimeSpan Last, TimeSpan Report);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token { get; }
}
