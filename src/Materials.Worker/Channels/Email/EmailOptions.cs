using System.ComponentModel.DataAnnotations;
using System.Net;
using MailKit.Security;
using MimeKit;

namespace Materials.Worker.Channels.Email;

/// <summary>The mail server that letters go out by. Section <c>Materials:Email</c>.</summary>
internal sealed class EmailOptions : IValidatableObject
{
    public const string Section = "Materials:Email";

    /// <summary>The server; without it no mail is sent.</summary>
    public string? Host { get; set; }

    /// <summary>587 for STARTTLS, 465 for TLS from the first byte.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c>, or <c>none</c> for a relay on this machine.</summary>
    [RegularExpression("^(starttls|tls|none)$", ErrorMessage = "Security is starttls, tls or none.")]
    public string Security { get; set; } = "starttls";

    /// <summary>Who signs in; nobody where not set.</summary>
    public string? Username { get; set; }

    /// <summary>A secret.</summary>
    public string? Password { get; set; }

    /// <summary>A file with the certificates (PEM) of whoever signed the server's own; where not set, the system's are trusted.</summary>
    public string? CaFile { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>The sender's name; the issuer of the letters where not set.</summary>
    public string? FromName { get; set; }

    /// <summary>Where answers go; to the sender where not set.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Where the list to verify on site goes for packages that pass; nowhere where not set.</summary>
    public string? AuditTo { get; set; }

    /// <summary>How long the server may be silent.</summary>
    [Range(1, 55)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsOn => !string.IsNullOrWhiteSpace(Host);

    public SecureSocketOptions Socket => Security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        // Never only where the server happens to offer it: whoever stands between would see that it does not.
        _ => SecureSocketOptions.StartTls,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
            yield break;
        if (!IsAddress(From))
            yield return new("Email: From is the address that letters come from.");
        foreach (var (name, address) in ((string, string?)[])[("ReplyTo", ReplyTo), ("AuditTo", AuditTo)])
            if (!string.IsNullOrWhiteSpace(address) && !IsAddress(address))
                yield return new($"Email: {name} is no address.");
        if (string.IsNullOrEmpty(Username) != string.IsNullOrEmpty(Password))
            yield return new("Email: Username and Password go together.");
        if (!string.IsNullOrEmpty(Username) && Security == "none" && !IsThisMachine(Host!))
            yield return new("Email: a password is not sent to another machine without TLS; set Security to starttls or tls.");
        if (CaFile is { Length: > 0 } file && !File.Exists(file))
            yield return new($"Email: CaFile: there is no file {file}.");
    }

    /// <summary>Whether it is one address and nothing beside it: no list, no name, no line that would begin another header.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: > 2 and <= 254 } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && MailboxAddress.TryParse(text, out var mailbox) && string.IsNullOrEmpty(mailbox.Name) && mailbox.Route.Count == 0
        && mailbox.Address == text && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1;

    private static bool IsThisMachine(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
