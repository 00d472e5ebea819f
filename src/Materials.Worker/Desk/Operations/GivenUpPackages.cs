using System.Collections.Immutable;
using MassTransit;
using Materials.Worker.Desk.Register;

namespace Materials.Worker.Desk.Operations;

/// <summary>What <c>serve</c> could not screen since its start. The packages themselves stay in the inbox and are tried again at the next start.</summary>
internal sealed class GivenUpPackages(DeskNews news, KeptSubmissions submissions, IBus bus) : IParkedMessages
{
    public async Task<ImmutableArray<Parked>> ListAsync(CancellationToken cancellationToken)
    {
        var parked = ImmutableArray.CreateBuilder<Parked>();
        foreach (var ((id, revision), message) in news.GivenUp.OrderBy(g => g.Key.PackageId, StringComparer.Ordinal))
        {
            var canReplay = await submissions.MessageAsync(id, revision, cancellationToken) is not null;
            parked.Add(new($"{id}~{revision}", id, revision, "unscreenable", message.Reason, null, canReplay));
        }
        return parked.ToImmutable();
    }

    public async Task<bool> SettleAsync(string key, bool replay, CancellationToken cancellationToken)
    {
        var one = news.GivenUp.Keys.FirstOrDefault(k => $"{k.PackageId}~{k.Revision}" == key);
        if (one.PackageId is null)
            return false;
        if (replay)
        {
            if (await submissions.MessageAsync(one.PackageId, one.Revision, cancellationToken) is not { } message)
                return false;
            await bus.Publish(message, cancellationToken);
        }
        return news.GivenUp.TryRemove(one, out _);
    }

    public Task<ImmutableArray<(string Lane, int Waiting)>> WaitingAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableArray<(string, int)>.Empty);
}
