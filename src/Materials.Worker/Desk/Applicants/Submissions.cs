using System.Collections.Concurrent;
using Materials.Messages;
using Materials.Packages;
using Materials.Worker.CommandLine;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Stores;
using Materials.Worker.Submitting;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Makes submissions of drafts, and sees them through.</summary>
/// <remarks>
/// A draft that is being submitted is set aside with what it is submitted as, and that is what a crash leaves: the next start goes on from there. A
/// submission is whole or it is not there.
/// </remarks>
internal sealed class Submissions(
    DeskFolder folder, Drafts drafts, Standings standings, IDoor door, IStore store, Journal journal, Tracks tracks,
    IOptions<DeskOptions> options, TimeProvider time, ILogger<Submissions> log) : BackgroundService
{
    private const string SubmissionFile = "submission";

    /// <summary>How often a report is looked for in the store.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(250);

    /// <summary>Two seconds: a report that asks nothing, or whose notice is held, has no letters.</summary>
    private const int LooksForLetters = 8;

    /// <summary>How often what could not be handed on is tried again, and old drafts are looked for.</summary>
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, bool> _handedOn = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string PackageId, int Revision), Task> _followed = new();

    /// <summary>Submits what was uploaded: at first as a package, then as supplements to it.</summary>
    /// <param name="by">Who does it.</param>
    /// <returns>The revision.</returns>
    /// <exception cref="UploadRefusedException">There is nothing to submit, or the revision before is still being screened.</exception>
    public async Task<int> SubmitAsync(Holding holding, string by, CancellationToken cancellationToken)
    {
        var id = holding.PackageId;
        var revision = 0;
        await drafts.InTurnAsync(id, async draft =>
        {
            var files = draft.Files.Values;
            if (draft.Files.IsEmpty)
                throw new UploadRefusedException(StatusCodes.Status409Conflict, new("还没有上传文件。", "No file has been uploaded."));
            var standing = await standings.OfAsync(id, cancellationToken);
            if (standing is { Revision: > 0, Report: null } && door.GivenUp(id, standing.Revision) is null)
                throw new UploadRefusedException(StatusCodes.Status409Conflict, new(
                    "上一次提交还在初审，请稍候。", "The submission before is still being screened; wait a moment."));
            revision = standing.Revision + 1;
            var submission = new Submission
            {
                PackageId = id,
                Revision = revision,
                Applicant = holding.Applicant,
                Checklist = holding.Checklist,
                Industries = holding.Industries,
                Level = holding.Level,
                SubmittedAt = time.GetUtcNow(),
                Mode = standing.Report is null ? SubmissionMode.Full : SubmissionMode.Supplement,
                Files = [.. files.Select(f => new SubmittedFile(f.Path, Blob(id, revision, f), f.Bytes, f.Sha256, f.Item))],
            };
            // Not to be cancelled from here on: it is submitted.
            await File.WriteAllBytesAsync(Path.Combine(drafts.FolderOf(id), SubmissionFile), MessageJson.Write(Announced.By(submission)), CancellationToken.None);
            Directory.Move(drafts.FolderOf(id), PlaceOf(id, revision));
            draft.Files = draft.Files.Clear();
        }, cancellationToken);
        tracks.Of(id).Add("package", "screening", revision: revision);
        await journal.AppendAsync(
            id, new() { Number = 0, At = default, Who = by, What = Deed.Submitted, Revision = revision, ReportId = "" }, CancellationToken.None);
        await TryHandOnAsync(PlaceOf(id, revision), CancellationToken.None);
        return revision;
    }

    /// <summary>Watches for the report on a revision, for those who watch its track.</summary>
    public void Follow(string packageId, int revision) => _followed.GetOrAdd((packageId, revision), _ => FollowAsync(packageId, revision));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            foreach (var place in folder.Part("submitting").EnumerateDirectories().Where(p => !_handedOn.ContainsKey(p.FullName)))
                await TryHandOnAsync(place.FullName, stoppingToken);
            await drafts.DeleteOlderThanAsync(time.GetUtcNow().AddHours(-options.Value.DraftHours), stoppingToken);
            await Task.Delay(s_retry, time, stoppingToken);
        }
    }

    /// <summary>What fails now is set aside and stays so: it is tried again.</summary>
    private async Task TryHandOnAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            await HandOnAsync(place, cancellationToken);
        }
        catch (Exception fault) when (fault is CommandFailure || StoreFault.Is(fault))
        {
            log.NotHandedOn(Path.GetFileName(place), VisibleText.OneLine(fault.Message));
        }
    }

    private static string Blob(string packageId, int revision, DraftFile file) => $"{StorageNames.PackageFolder(packageId, revision)}{file.Sha256}";

    private string PlaceOf(string packageId, int revision) => Path.Combine(folder.Part("submitting").FullName, $"{packageId} r{revision}");

    /// <summary>Goes through with what was set aside; each step may have been done before.</summary>
    private async Task HandOnAsync(string place, CancellationToken cancellationToken)
    {
        if (!_handedOn.TryAdd(place, true))
            return;
        var done = false;
        try
        {
            await HandOnOnceAsync(place, cancellationToken);
            done = true;
        }
        finally
        {
            if (!done)
                _handedOn.TryRemove(place, out _);
        }
    }

    private async Task HandOnOnceAsync(string place, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(place, SubmissionFile)))
        {
            // Handed on before, and a crash came while it was being cleared away.
            Directory.Delete(place, recursive: true);
            return;
        }
        var message = MessageJson.Read<PackageSubmitted>(await File.ReadAllBytesAsync(Path.Combine(place, SubmissionFile), cancellationToken));
        var submission = SubmissionParser.Check(message, blobs: true).Submission ?? throw new InvalidOperationException($"{place} holds no submission.");
        var (id, revision) = (submission.PackageId, submission.Revision);
        foreach (var file in await Drafts.ListInAsync(place))
            await door.KeepAsync(Blob(id, revision, file), Drafts.ContentIn(place, file), cancellationToken);
        await store.CreateAsync(StorageNames.Submission(id, revision), MessageJson.Write(message), "application/json", cancellationToken);
        await door.SubmitAsync(submission, cancellationToken);
        if (door.IsDurable)
            Clear(place);
        Follow(id, revision);
        log.Submitted(id, revision, submission.Files.Length);
    }

    private async Task FollowAsync(string packageId, int revision)
    {
        await Task.Yield();
        while (await standings.ReportAsync(packageId, revision, CancellationToken.None) is null)
        {
            if (door.GivenUp(packageId, revision) is not null)
            {
                tracks.Of(packageId).Add("package", "given-up", revision: revision);
                Forget();
                return;
            }
            await Task.Delay(s_look, time);
        }
        // Letters come a moment after their report, where there are any.
        for (var looks = 0; looks < LooksForLetters && !await standings.HasLettersAsync(packageId, revision, CancellationToken.None); looks++)
            await Task.Delay(s_look, time);
        tracks.Of(packageId).Add("package", "reported", revision: revision);
        Forget();

        void Forget()
        {
            if (Directory.Exists(PlaceOf(packageId, revision)))
                Clear(PlaceOf(packageId, revision));
            _followed.TryRemove((packageId, revision), out _);
        }
    }

    /// <summary>What it was submitted as goes first: without it the rest is known as done with.</summary>
    private static void Clear(string place)
    {
        File.Delete(Path.Combine(place, SubmissionFile));
        Directory.Delete(place, recursive: true);
    }
}
