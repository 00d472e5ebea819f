using System.Collections.Immutable;

namespace Materials.Worker.Screenings;

/// <summary>A submission that can't be one. Trying again changes nothing.</summary>
internal sealed class InvalidSubmissionException(ImmutableArray<Bilingual> problems)
    : Exception(string.Join(' ', problems.Select(p => p.En)))
{
    /// <summary>What is wrong with it, each in words.</summary>
    public ImmutableArray<Bilingual> Problems { get; } = problems;
}
