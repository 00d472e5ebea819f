using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Messages;
using Materials.Packages;
using Materials.Worker.Desk.Access;
using Materials.Worker.Screenings;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Begins packages and takes their files in, for the pages and for the interface alike.</summary>
internal sealed class Intakes(
    Holdings holdings, Drafts drafts, ChecklistShelf checklists, Tracks tracks, TimeProvider time, IServiceProvider services)
{
    private const int IdBytes = 5;

    /// <summary>There only where files are read in this process.</summary>
    private readonly ReadAhead? _readAhead = services.GetService<ReadAhead>();

    /// <param name="packageId">Null for one that is made up.</param>
    /// <returns>What was begun; null when the id is taken.</returns>
    /// <exception cref="InvalidSubmissionException">It could never be submitted.</exception>
    public async Task<Holding?> BeginAsync(
        string? packageId, string holder, string by, Applicant applicant, string? checklist, ImmutableArray<string> industries, string? level,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var holding = new Holding(packageId ?? NewId(now), holder, by, now, applicant, checklist, industries, level);
        var parsed = SubmissionParser.Check(
            new()
            {
                PackageId = holding.PackageId,
                Applicant = new(applicant.Name, applicant.CreditCode, applicant.Email, applicant.Locale),
                Checklist = checklist,
                Industries = industries,
                Level = level,
            },
            blobs: false);
        checklists.For(parsed.Submission ?? throw new InvalidSubmissionException(parsed.Problems));
        return await holdings.BeginAsync(holding, cancellationToken) ? holding : null;
    }

    /// <exception cref="UploadRefusedException">It is one too many, or too large.</exception>
    public async Task<DraftFile> AddAsync(string packageId, string path, string? item, Stream content, CancellationToken cancellationToken)
    {
        var file = await drafts.AddAsync(packageId, path, item, content, cancellationToken);
        tracks.Of(packageId).Add("file", "received", path);
        _readAhead?.Add(packageId, file);
        return file;
    }

    /// <returns>False when there is none of that path.</returns>
    public async Task<bool> RemoveAsync(string packageId, string path, CancellationToken cancellationToken)
    {
        var was = await drafts.RemoveAsync(packageId, path, cancellationToken);
        if (was)
            tracks.Of(packageId).Add("file", "removed", path);
        return was;
    }

    private static string NewId(DateTimeOffset now) => $"D-{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd}-{RandomNumberGenerator.GetHexString(IdBytes * 2)}";
}
