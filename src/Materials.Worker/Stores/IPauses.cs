namespace Materials.Worker.Stores;

/// <summary>Whether work can go on, as far as the store is concerned.</summary>
internal interface IPauses
{
    /// <summary>Does the work once the store is there, and again when the store went away meanwhile.</summary>
    /// <param name="work">May run several times.</param>
    Task WhileThereAsync(Func<Task> work, CancellationToken cancellationToken);
}

/// <summary>For a store on this machine: what fails there is tried again by the bus.</summary>
internal sealed class NoPauses : IPauses
{
    public Task WhileThereAsync(Func<Task> work, CancellationToken cancellationToken) => work();
}
