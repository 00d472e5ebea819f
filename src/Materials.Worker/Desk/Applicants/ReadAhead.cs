using System.Collections.Concurrent;
using System.Collections.Immutable;
using Materials.Documents;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;
using Materials.Worker.Containment;
using Materials.Worker.Desk.Access;
using Materials.Worker.Malware;
using Materials.Worker.Screenings;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Told what the files of packages came out as, one by one.</summary>
internal interface IReadingWatch
{
    /// <summary>A file was read.</summary>
    /// <param name="contents">Itself and what is in it.</param>
    void Read(Submission submission, string path, ImmutableArray<FileContent> contents);
}

/// <summary>Tells applicants what their files came out as, whoever read them.</summary>
internal sealed class TrackedReading(Tracks tracks, ChecklistShelf checklists) : IReadingWatch
{
    /// <summary>Of larger files the kinds are left to the report: what is said meanwhile must not cost as much.</summary>
    private const int MaxPages = 200;

    public void Read(Submission submission, string path, ImmutableArray<FileContent> contents)
    {
        if (contents.IsEmpty)
        {
            Kinds(submission, contents);
            return;
        }
        var sound = contents.All(c => c.Status is FileStatus.Read or FileStatus.Ignored);
        var pages = contents.Sum(c => c.Pages.Length);
        tracks.Of(submission.PackageId).Add("file", sound ? "read" : "unreadable", path, pages, pages > MaxPages ? [] : Kinds(submission, contents));
    }

    private ImmutableArray<string> Kinds(Submission submission, ImmutableArray<FileContent> contents)
    {
        var checklist = checklists.For(submission);
        var alone = Recogniser.Recognise(new(submission, contents), checklist, DateOnly.MinValue);
        var items = checklist.Items.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        return [.. alone.Documents.Select(d => d.Kind).Where(items.Contains).Distinct()];
    }
}

/// <summary>Reads files as they are uploaded: the applicant sees at once what each is, and the screening finds them read.</summary>
/// <remarks>Only where files are read in this process. What fails here is left to the screening, which says it or tries again.</remarks>
internal sealed class ReadAhead(
    Drafts drafts, Holdings holdings, IFileReader reader, ReadingPool pool, IReadingWatch watch, Tracks tracks, IOptions<MalwareOptions> malware,
    IOptions<ReadingOptions> reading, ILogger<ReadAhead> log) : BackgroundService
{
    private readonly IFileReader _scanned = ScannedReader.Over(reader, malware.Value, reading.Value.MaxFileBytes);

    /// <summary>Files that wait to be read ahead. What comes beyond is read when it is submitted.</summary>
    private const int MaxWaiting = 5000;

    private readonly Lock _oneAtATime = new();
    private readonly PriorityQueue<(string PackageId, DraftFile File), (int, long)> _waiting = new();
    private readonly SemaphoreSlim _some = new(0);

    /// <summary>One per package: what reads an applicant's files has read no other's.</summary>
    private readonly ConcurrentDictionary<string, IFileReader> _readers = new(StringComparer.Ordinal);

    public void Add(string packageId, DraftFile file)
    {
        lock (_oneAtATime)
        {
            if (_waiting.Count >= MaxWaiting)
                return;
            _waiting.Enqueue((packageId, file), (Effort(file.Path), file.Bytes));
        }
        _some.Release();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What weighs the wording is loaded when it is first used: not while the first applicant waits.
        watch.Read(new() { PackageId = "" }, "", []);
        return Task.WhenAll(Enumerable.Range(0, pool.Processes).Select(_ => ReadAsync(stoppingToken)));
    }

    /// <summary>Whoever watches sees something soon: what is text by its name goes before what may be a scan, the small before the large.</summary>
    private static int Effort(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" or ".docx" or ".xlsx" or ".doc" or ".xls" or ".wps" or ".et" or ".pptx" or ".ppt" or ".csv" or ".html" or ".rtf" => 0,
        ".pdf" or ".ofd" => 1,
        _ => 2,
    };

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _some.WaitAsync(cancellationToken);
            (string PackageId, DraftFile File) next;
            lock (_oneAtATime)
                next = _waiting.Dequeue();
            try
            {
                await ReadAsync(next.PackageId, next.File, cancellationToken);
            }
            catch (Exception fault) when (fault is IOException or MalwareScanException or ReadingUnavailableException or InvalidSubmissionException)
            {
                log.NotReadAhead(next.PackageId, VisibleText.OneLine(fault.Message));
            }
            lock (_oneAtATime)
                if (_waiting.Count == 0)
                    _readers.Clear();
        }
    }

    private async Task ReadAsync(string packageId, DraftFile file, CancellationToken cancellationToken)
    {
        if (await holdings.FindAsync(packageId, cancellationToken) is not { } holding)
            return;
        var path = Drafts.ContentIn(drafts.FolderOf(packageId), file);
        // Submitted or removed meanwhile.
        if (!File.Exists(path))
            return;
        await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        tracks.Of(packageId).Add("file", "reading", file.Path);
        var own = _readers.GetOrAdd(packageId, _ => _scanned.ForOnePackage());
        var contents = await own.ReadAsync(file.Path, content, cancellationToken);
        watch.Read(new() { PackageId = packageId, Applicant = holding.Applicant, Checklist = holding.Checklist, Industries = holding.Industries, Level = holding.Level }, file.Path, contents);
    }
}
