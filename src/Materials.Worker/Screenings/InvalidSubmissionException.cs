using System.Collections.Immutable;
using Materials.Packages;

namespace Materials.Worker.Screenings;

/// <summary>A submission that can't be one. Trying again changes nothing.</summary>
internal sealed class InvalidSubmissionException(ImmutableArray<Bilingual> problems)
    : Exception(string.Join(' ', problems.Select(p => p.En)))
{
    /// <summary>What is wrong with it, each in words.</summary>
    public ImmutableArray<Bilingual> Problems { get; } = problems;
}

/// <summary>Under this revision's number something else was submitted before. What a revision is never changes.</summary>
internal sealed class RevisionTakenException(Submission submission)
    : Exception($"Revision {submission.Revision} of {submission.PackageId} is taken.")
{
    public Bilingual Reason { get; } = new(
        $"{submission.PackageId} 的第 {submission.Revision} 次提交已经存在，内容与此不同。请作为第 {submission.Revision + 1} 次提交。",
        $"Revision {submission.Revision} of {submission.PackageId} was submitted before, with other content. Submit this as revision {submission.Revision + 1}.");
}

/// <summary>A supplement came before there is a report on the revision that it adds to. It may still come.</summary>
internal sealed class BaseNotArrivedException(Submission submission)
    : Exception($"There is no report on revision {submission.Revision - 1} of {submission.PackageId} yet.")
{
    public Bilingual Reason { get; } = new(
        $"{submission.PackageId} 的第 {submission.Revision} 次提交是补充材料，但第 {submission.Revision - 1} 次提交还没有初审报告。",
        $"Revision {submission.Revision} of {submission.PackageId} is a supplement, and there is no report on revision {submission.Revision - 1} yet.");
}
