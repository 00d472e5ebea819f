using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Materials.Hostile.Fuzzing;
using Materials.Hostile.Making;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;
using Materials.Reading.Tests.Word;

namespace Materials.Hostile.Cases;

/// <summary>Submits hostile files, each alone or many of them amid nine good ones, and holds what is said against what must be said.</summary>
/// <remarks>Files are read as the worker reads them: by the program's own reading processes, and a package at a time.</remarks>
internal sealed class CaseRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("materials-hostile-").FullName;
    private readonly ReadingPool _pool;
    private readonly PackageReader _reader;
    private readonly Lazy<Task<Dictionary<string, string>>> _undisturbed;

    /// <param name="program">The program <c>materials</c>.</param>
    public CaseRun(string program, int processes = 1)
    {
        _pool = new(new() { Program = program, Arguments = ["read-contained"], Processes = processes });
        _reader = new(_pool);
        _undisturbed = new(async () => Goods(await ReadAsync([])));
    }

    /// <summary>Nine honest files of as many kinds.</summary>
    private static ImmutableArray<(string Name, byte[] Content)> Nine { get; } =
    [
        ("1 手册.pdf", Samples.Pdfs[1]), ("2 手册.docx", Samples.Docxs[1]), ("3 记录.xlsx", Samples.Xlsxs[0]), ("4 流程图.pptx", Samples.Pptxs[0]), ("5 说明.txt", Samples.Texts[0]),
        ("6 清单.csv", Samples.Texts[1]), ("7 打包.zip", Samples.Zips[0]), ("8 记录.doc", Samples.Docs[0]), ("9 盖章.docx", Docx.Of(Docx.P("委托书"))),
    ];

    /// <summary>One package of the nine and a hostile file, or several of them.</summary>
    public async Task<ImmutableArray<CaseResult>> AmidGoodOnesAsync(ImmutableArray<HostileCase> cases)
    {
        var undisturbed = await _undisturbed.Value;
        var since = Stopwatch.GetTimestamp();
        var files = await ReadAsync(cases);
        var time = Stopwatch.GetElapsedTime(since);
        var goods = Goods(files);
        var harmed = undisturbed.Where(g => !goods.TryGetValue(g.Key, out var now) || now != g.Value).Select(g => g.Key).ToArray();
        return [.. cases.Select((c, i) => CaseResult.Of(c, Of(files, PathOf(i, c)), PathOf(i, c), harmed, time / cases.Length, PeakMemory.None))];
    }

    /// <summary>A hostile file by itself, by a process of its own, whose memory is watched.</summary>
    public async Task<CaseResult> AloneAsync(HostileCase hostile)
    {
        var path = PathOf(0, hostile);
        var (files, time, memory) = await MeasureAsync(path, file => file.Write(hostile.Make()));
        return CaseResult.Of(hostile, files, path, [], time, memory);
    }

    /// <summary>Any file by itself, by a process of its own, whose memory is watched as well as this one's.</summary>
    public async Task<(ImmutableArray<FileContent> Files, TimeSpan Time, PeakMemory Memory)> MeasureAsync(string path, Action<Stream> write)
    {
        await using (var written = File.Create(OnDisk(path)))
            write(written);
        await using var file = File.OpenRead(OnDisk(path));
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        await _pool.WarmAsync();
        using var memory = new PeakMemory(() => _pool.ProcessIds);
        var since = Stopwatch.GetTimestamp();
        var files = await _pool.ReadAsync(path, file, CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(since);
        return (files, time, memory);
    }

    /// <summary>Ends the reading processes, so that the next file begins with a new one.</summary>
    public void Dispose()
    {
        _pool.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ImmutableArray<FileContent>> ReadAsync(ImmutableArray<HostileCase> cases)
    {
        var files = Nine.Select(n => (Path: n.Name, n.Content)).Concat(cases.Select((c, i) => (Path: PathOf(i, c), Content: c.Make()))).ToList();
        foreach (var (path, content) in files)
            File.WriteAllBytes(OnDisk(path), content);
        var package = files.Select(f => new PackageFile(f.Path, _ => Task.FromResult<Stream>(File.OpenRead(OnDisk(f.Path))), f.Content.Length)).ToImmutableArray();
        files.Clear();
        var read = await _reader.ReadAsync(new Submission { PackageId = "hostile", Applicant = new() }, package, CancellationToken.None);
        return read.Files;
    }

    private static string PathOf(int index, HostileCase hostile) => $"x{index}/{hostile.File}";

    /// <summary>Under a plain name: what is tried is the name that the package says.</summary>
    private string OnDisk(string path) => Path.Combine(_folder, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path))));

    private static ImmutableArray<FileContent> Of(ImmutableArray<FileContent> files, string path) =>
        [.. files.Where(f => f.Path == path || f.Path.StartsWith(path + "/", StringComparison.Ordinal))];

    private static Dictionary<string, string> Goods(ImmutableArray<FileContent> files) =>
        files.Where(f => !f.Path.StartsWith('x')).ToDictionary(f => f.Path, f => JsonSerializer.Serialize(f), StringComparer.Ordinal);
}

/// <summary>What came of a hostile file.</summary>
/// <param name="Said">What was found, as <see cref="HostileCase.Findings"/> writes it.</param>
/// <param name="Problems">What should not have happened; empty when all is well.</param>
internal sealed record CaseResult(HostileCase Case, ImmutableArray<string> Said, ImmutableArray<string> Problems, TimeSpan Time, long ChildBytes, long OwnBytes)
{
    public static CaseResult Of(HostileCase hostile, ImmutableArray<FileContent> files, string path, string[] harmed, TimeSpan time, PeakMemory memory)
    {
        var said = files.SelectMany(f => f.Defects.Select(d => f.Path == path ? d.Code : $"{f.Path[(path.Length + 1)..]}: {d.Code}")).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var visible = string.Join('\n', files.SelectMany(f => f.Pages).SelectMany(p => p.Lines).Select(l => l.Text));
        var problems = ImmutableArray.CreateBuilder<string>();
        if (!said.SequenceEqual(hostile.Findings.Order(StringComparer.Ordinal)))
            problems.Add($"said [{string.Join(", ", said)}] for [{string.Join(", ", hostile.Findings)}]");
        if (hostile.Reads is { } reads && !visible.Contains(reads, StringComparison.Ordinal))
            problems.Add($"does not read “{reads}”");
        if (hostile.Reads is "" && visible.Length == 0)
            problems.Add("reads nothing");
        if (hostile.Hides is { } hides && visible.Contains(hides, StringComparison.Ordinal))
            problems.Add($"shows “{hides}”");
        problems.AddRange(files.Where(f => FuzzFormats.SilentlyBlank(f, files)).Select(f => $"silently blank: {f.Path}"));
        problems.AddRange(files.SelectMany(f => f.Defects).Where(d => d.Code == Reports.FindingCode.LimitExceeded && (d.Limit is null || d.Met is null)).Select(d => "a limit without its value"));
        if (harmed.Length > 0)
            problems.Add($"changed: {string.Join(", ", harmed)}");
        return new(hostile, said, problems.ToImmutable(), time, memory.ChildBytes, memory.OwnBytes);
    }
}
