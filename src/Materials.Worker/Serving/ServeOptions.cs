namespace Materials.Worker.Serving;

/// <summary>What <c>serve</c> was asked for.</summary>
/// <param name="Data">The folder that holds the inbox, and that everything is kept in.</param>
/// <param name="Once">Whether it ends when the inbox is done.</param>
internal sealed record ServeOptions(string Data, bool Once)
{
    /// <summary>How long an entry must not have changed before it is taken: whoever is still copying is not interrupted.</summary>
    public static TimeSpan Quiet { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How often the inbox is looked at.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Where letters appear that are to be sent, unless another folder is configured.</summary>
    public string Outbox => Path.Combine(Data, "outbox");

    public string Inbox => Path.Combine(Data, "inbox");
}
