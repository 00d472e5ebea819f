namespace Materials.Worker.Desk;

/// <summary>One thing that the desk answers.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Pattern">The path, with its parameters in braces.</param>
/// <param name="Policy">Who may enter: one of <see cref="Access.Policies"/>.</param>
/// <param name="Handler">Answers; its parameters are bound as those of a minimal API are.</param>
internal sealed record Route(string Method, string Pattern, string Policy, Delegate Handler)
{
    /// <summary>Whether what changes something must come from a form of the desk's own. False only where no cookie proves who asks, such as under an API key.</summary>
    public bool FromOwnForms { get; init; } = true;

    /// <summary>Whether its form is too large to be read before it is handled: the handler itself sees that it is the desk's own.</summary>
    public bool Streams { get; init; }

    public static Route Get(string pattern, string policy, Delegate handler) => new(HttpMethods.Get, pattern, policy, handler);

    public static Route Post(string pattern, string policy, Delegate handler) => new(HttpMethods.Post, pattern, policy, handler);
}
