using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Materials.Worker.Bus;

namespace Materials.Worker.Channels.Webhooks;

/// <summary>Where events are posted to. Section <c>Materials:Webhook</c>.</summary>
internal sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Materials:Webhook";

    private const string SecretPrefix = "whsec_";

    /// <summary>The receiver, by https; without it nothing is posted.</summary>
    public string? Url { get; set; }

    /// <summary>
    /// What requests are signed with: <c>whsec_</c> and 24 to 64 bytes in base64. Several with blanks between while one takes over from another: each signs. A secret.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>The events that are posted, with commas between.</summary>
    [Required]
    public string Events { get; set; } = string.Join(',', Topology.Events);

    /// <summary>Whether the receiver may be on this machine or in a private network, and be spoken to without TLS.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>A file with the certificates (PEM) of whoever signed the receiver's own; where not set, the system's are trusted.</summary>
    public string? CaFile { get; set; }

    /// <summary>What one request may take in all.</summary>
    [Range(1, 55)]
    public int TimeoutSeconds { get; set; } = 15;

    public bool IsOn => !string.IsNullOrWhiteSpace(Url);

    public ImmutableArray<string> EventNames => [.. Events.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The keys, each as bytes.</summary>
    public ImmutableArray<byte[]> Keys => [.. (Secret ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(KeyOf).OfType<byte[]>()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            yield return new("Webhook: Url is the receiver's address, without user or password: https://portal.example/hook");
        else if (!AllowPrivate && url.Scheme != "https")
            yield return new("Webhook: Url is spoken to by https; only with AllowPrivate may it be http.");
        // Names are judged by what they lead to, each time a connection is made.
        else if (!AllowPrivate && (url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out var address) && !PublicAddress.Is(address))))
            yield return new("Webhook: Url names this machine or a private network; AllowPrivate says whether that is meant.");
        var secrets = (Secret ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (secrets.Length == 0 || secrets.Any(s => KeyOf(s) is null))
            yield return new("Webhook: Secret is whsec_ and 24 to 64 bytes in base64.");
        if (EventNames.Any(e => !Topology.Events.Contains(e)))
            yield return new($"Webhook: Events are some of {string.Join(", ", Topology.Events)}.");
        if (CaFile is { Length: > 0 } file && !File.Exists(file))
            yield return new($"Webhook: CaFile: there is no file {file}.");
    }

    private static byte[]? KeyOf(string secret)
    {
        var key = new byte[64];
        return secret.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length) && length >= 24
            ? key[..length]
            : null;
    }
}
