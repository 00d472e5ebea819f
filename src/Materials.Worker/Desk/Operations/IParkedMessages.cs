using System.Collections.Immutable;

namespace Materials.Worker.Desk.Operations;

/// <summary>What was given up and waits for an operator. Thread-safe; throws where the broker does not answer.</summary>
internal interface IParkedMessages
{
    Task<ImmutableArray<Parked>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Puts one back in line, or throws it away for good.</summary>
    /// <returns>False where it is not there any more.</returns>
    Task<bool> SettleAsync(string key, bool replay, CancellationToken cancellationToken);

    /// <summary>How many messages nobody has taken yet, lane by lane; empty where there are no lanes.</summary>
    Task<ImmutableArray<(string Lane, int Waiting)>> WaitingAsync(CancellationToken cancellationToken);
}

/// <summary>One message that was given up.</summary>
/// <param name="Key">What it is named by.</param>
/// <param name="PackageId">Null where it could not be read.</param>
/// <param name="Reason">A code.</param>
/// <param name="Detail">In words, for an operator.</param>
/// <param name="Since">When it first failed; null where that is not known.</param>
/// <param name="CanReplay">Whether it is kept whole.</param>
public sealed record Parked(string Key, string? PackageId, int? Revision, string Reason, Bilingual Detail, DateTimeOffset? Since, bool CanReplay);
