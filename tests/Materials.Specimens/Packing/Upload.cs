using Materials.Specimens.Printing;

namespace Materials.Specimens.Packing;

/// <summary>What was done to a file after it was printed.</summary>
internal enum Treatment
{
    None,
    Locked,
    Truncated,
    Blanked,
    Scripted,
}

/// <summary>One file of a package on its way: what is printed, under which name, what it holds, and what is wrong with it.</summary>
internal sealed record Upload(string Name, Print? Print, IReadOnlyList<string> Items)
{
    /// <summary>Bytes that no printer made, with the extension they go by.</summary>
    public Printed? Raw { get; init; }

    public Treatment Treatment { get; init; }

    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>An extension other than the content's.</summary>
    public string? ClaimedExtension { get; init; }

    /// <summary>A sentence that an independent reader must find in the file; null where no text is to be found.</summary>
    public string? KeySentence { get; init; }

    public Upload With(string code) => this with { Codes = [.. Codes, code] };
}

/// <summary>A package composed, not yet printed.</summary>
internal sealed record Draft(Planning.Plan Plan, IReadOnlyList<Upload> Uploads)
{
    /// <summary>An archive to be added as it is: a bomb, or one that climbs out of its folder.</summary>
    public string? HostileArchive { get; init; }

    public bool AnnouncesWrongHash { get; init; }
}
