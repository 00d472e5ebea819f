using Materials.Messages;
using Materials.Packages;
using Materials.Worker.Stores;
using Materials.Worker.Submitting;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Screenings;

/// <summary>Takes submissions in: checks them and keeps what was said, so that a second delivery finds the same moment of submission.</summary>
internal sealed class Intake(IStore store, IntakeRules rules, IOptions<ScreeningOptions> options, TimeProvider time)
{
    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);

    /// <param name="sentTime">When the message was sent, as its header says; null when it says nothing.</param>
    /// <exception cref="InvalidSubmissionException">It can't be a submission, now or later.</exception>
    /// <exception cref="RevisionTakenException">Another submission came under its number before.</exception>
    public async Task<Submission> TakeInAsync(PackageSubmitted message, DateTime? sentTime, CancellationToken cancellationToken)
    {
        var parsed = SubmissionParser.Check(message, rules.FilesNameBlobs);
        if (parsed.Submission is not { } submission)
            throw new InvalidSubmissionException(parsed.Problems);

        var sent = sentTime is { } utc ? new DateTimeOffset(utc.ToUniversalTime(), TimeSpan.Zero) : time.GetUtcNow();
        var kept = await KeepAsync(message with { SubmittedAt = message.SubmittedAt ?? sent }, cancellationToken);
        if (!SaysTheSame(kept, message))
            throw new RevisionTakenException(submission);
        return submission with { SubmittedAt = submission.SubmittedAt ?? kept.SubmittedAt };
    }

    /// <summary>The day that a submission is judged by.</summary>
    public DateOnly AsOfOf(Submission submission) =>
        options.Value.AsOf ?? DateOnly.FromDateTime((submission.SubmittedAt ?? time.GetUtcNow()).ToOffset(s_china).DateTime);

    /// <summary>Whether two messages submit the same. When it was, and how the applicant is reached, is no part of that.</summary>
    private bool SaysTheSame(PackageSubmitted kept, PackageSubmitted message)
    {
        return kept == message || Essence(kept).AsSpan().SequenceEqual(Essence(message));

        byte[] Essence(PackageSubmitted said) => SubmissionParser.Check(said, rules.FilesNameBlobs).Submission is { } submission
            ? MessageJson.Write(Announced.By(submission with
            {
                SubmittedAt = null,
                Applicant = new(submission.Applicant.Name, submission.Applicant.CreditCode),
                Files = [.. submission.Files.OrderBy(f => f.Path, StringComparer.Ordinal)],
            }))
            : [];
    }

    /// <returns>What is kept of this revision: the message, or the one that came before it.</returns>
    private async Task<PackageSubmitted> KeepAsync(PackageSubmitted message, CancellationToken cancellationToken)
    {
        var name = StorageNames.Submission(message.PackageId!, message.Revision ?? 1);
        if (await store.CreateAsync(name, MessageJson.Write(message), "application/json", cancellationToken))
            return message;
        return await store.ReadAsync(name, cancellationToken) is { } json ? MessageJson.Read<PackageSubmitted>(json.Span) : message;
    }
}

/// <summary>What differs between the doors that submissions come in by.</summary>
/// <param name="FilesNameBlobs">Whether every file must say which blob it is.</param>
internal sealed record IntakeRules(bool FilesNameBlobs);
