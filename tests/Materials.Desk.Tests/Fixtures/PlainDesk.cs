using Materials.Desk.Tests.Fixtures;
using Materials.Worker.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(PlainDesk))]

namespace Materials.Desk.Tests.Fixtures;

/// <summary>One desk as it is without any setting, for all tests that neither change its settings nor end it, each with packages of its own.</summary>
public sealed class PlainDesk : IAsyncLifetime
{
    internal DeskScene Scene { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Scene = await DeskScene.OpenAsync(Patience.OfSeconds(120));

    public ValueTask DisposeAsync() => Scene.DisposeAsync();
}
