namespace Materials.Hostile.Cases;

/// <summary>A hostile file, and what must be said of it.</summary>
/// <param name="Name">Its group and what is wrong with it: <c>pdf/form-draws-itself</c>.</param>
/// <param name="File">The name it is submitted under.</param>
/// <param name="Make">Its bytes; made when they are needed, since some are large.</param>
/// <param name="Findings">Exactly the codes that must be found: at the upload itself, or <c>inner path: code</c> for files in it. In any order.</param>
internal sealed record HostileCase(string Name, string File, Func<byte[]> Make, params string[] Findings)
{
    /// <summary>Text that must be read all the same; null where nothing can be.</summary>
    public string? Reads { get; init; }

    /// <summary>Text that no person sees, and that must not stand among what is read.</summary>
    public string? Hides { get; init; }

    public override string ToString() => Name;
}
