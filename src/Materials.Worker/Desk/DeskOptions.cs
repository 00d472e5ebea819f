using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Materials.Worker.Desk;

/// <summary>The web page of the program. Section <c>Materials:Desk</c>.</summary>
internal sealed class DeskOptions : IValidatableObject
{
    public const string Section = "Materials:Desk";

    /// <summary>Where it answers, as a URL; empty for nowhere. Port 0 takes a free one and logs it.</summary>
    public string Address { get; set; } = "http://127.0.0.1:5080";

    /// <summary>A connection string of PostgreSQL, for a register that several desks share; empty for a file of SQLite in the desk's own folder. A secret.</summary>
    public string? Postgres { get; set; }

    /// <summary>Whether it is to be opened at all.</summary>
    public bool IsOpen => !string.IsNullOrEmpty(Address);

    /// <summary>Whether only programs on this machine can reach it.</summary>
    public bool IsOnLoopback => Url is { } url && (url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    private Uri? Url => Uri.TryCreate(Address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOpen)
            yield break;
        if (Url is null)
            yield return new($"Address: \"{Address}\" is no URL such as http://127.0.0.1:5080.");
        else if (!IsOnLoopback)
            yield return new($"Address: {Address} can be reached from other machines; that needs sign-in, which is not configured.");
    }
}
