using System.Collections.Immutable;

namespace Materials.Chaos.Books;

/// <summary>One thing that goes wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Step">Where a worker dies; null for the other kinds.</param>
/// <param name="Number">Which worker or node, and how often the step is passed before.</param>
internal sealed record Kill(KillKind Kind, string? Step, int Number)
{
    /// <summary>What goes wrong in a run, in order; the same seed gives the same.</summary>
    /// <remarks>
    /// Mostly workers at named steps, each step as often as the next; then workers anywhere; broker nodes and blob servers are more seldom, since each takes
    /// others with it and some seconds to come back.
    /// </remarks>
    public static ImmutableArray<Kill> Plan(int kills, Random dice)
    {
        var plan = ImmutableArray.CreateBuilder<Kill>(kills);
        var step = dice.Next(Steps.Always.Length);
        for (var i = 0; i < kills; i++)
        {
            var kind = dice.Next(100) switch
            {
                < 66 => KillKind.WorkerAtStep,
                < 82 => KillKind.Worker,
                < 86 => KillKind.WorkerTerminated,
                < 89 => KillKind.Node,
                < 92 => KillKind.Leader,
                < 95 => KillKind.BlobServer,
                < 96 => KillKind.LineCut,
                < 97 => KillKind.LineBusy,
                < 98 => KillKind.LineLost,
                _ => KillKind.LineDrip,
            };
            plan.Add(new(kind, kind == KillKind.WorkerAtStep ? Steps.Always[step++ % Steps.Always.Length] : null, dice.Next(4)));
        }

        return plan.ToImmutable();
    }
}

/// <summary>The kinds of what goes wrong.</summary>
internal enum KillKind
{
    WorkerAtStep,
    Worker,
    WorkerTerminated,
    Node,
    Leader,
    BlobServer,
    LineCut,
    LineBusy,
    LineLost,
    LineDrip,
}
