namespace Materials.Worker.Channels;

/// <summary>Where channels remember what they did. The names are the same in a blob container and in a folder.</summary>
internal static class ChannelNames
{
    /// <summary>Everything a channel remembers.</summary>
    public static string Of(string channel) => $"channels/{channel}/";

    /// <summary>Of one delivery: it is done.</summary>
    public static string Delivered(string channel, string delivery) => $"{Of(channel)}{delivery}/delivered";

    /// <summary>Of one delivery: someone was at it.</summary>
    public static string Begun(string channel, string delivery, int attempt) => $"{Of(channel)}{delivery}/begun-{attempt}";

    /// <summary>Of one delivery: that attempt ended without anything being delivered.</summary>
    public static string Failed(string channel, string delivery, int attempt) => $"{Of(channel)}{delivery}/failed-{attempt}";

    /// <summary>An event that the embedded default still has to deliver.</summary>
    public static string Held(string channel, Guid @event) => $"{Of(channel)}{@event}{HeldEnding}";

    /// <summary>The embedded default is done with an event: it was delivered, or it was given up.</summary>
    public static string Settled(string channel, Guid @event) => $"{Of(channel)}{@event}.settled";

    public const string HeldEnding = ".json";
}
