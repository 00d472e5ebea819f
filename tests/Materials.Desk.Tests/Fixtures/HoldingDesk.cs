using Materials.Worker.Tests.Fixtures;

namespace Materials.Desk.Tests.Fixtures;

/// <summary>One desk, whose notices wait for a reviewer, for tests that each bring a package of their own.</summary>
public sealed class HoldingDesk : IAsyncLifetime
{
    internal DeskScene Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Scene = await DeskScene.OpenAsync(Patience.OfSeconds(120), ("MATERIALS__SCREENING__HOLDNOTICES", "true"));

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
