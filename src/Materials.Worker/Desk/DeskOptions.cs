using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Net;
using Materials.Worker.Desk.Access;

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

    /// <summary>The names it is asked by, with commas between; others are refused. Empty: on loopback those of this machine, else any.</summary>
    public string? Hosts { get; set; }

    /// <summary>The addresses or networks (<c>10.0.0.0/8</c>) of proxies before it, with commas between. Who asked and whether by https is believed of them alone.</summary>
    public string? Proxies { get; set; }

    /// <summary>The certificate of an https address, with its chain, as PEM.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The certificate's key, as PEM.</summary>
    public string? CertificateKeyFile { get; set; }

    public SignInOptions SignIn { get; set; } = new();

    /// <summary>Uploads and other changes of one applicant or portal in a minute. A form or a file of a portal is one.</summary>
    [Range(1, 1_000_000)]
    public int ChangesPerMinute { get; set; } = 600;

    /// <summary>Files of one submission.</summary>
    [Range(1, 100_000)]
    public int MaxFiles { get; set; } = 2_000;

    /// <summary>All files of one submission together.</summary>
    [Range(1, 1_048_576)]
    public int MaxPackageMiB { get; set; } = 2_048;

    /// <summary>Hours after which files that were uploaded and never submitted are deleted.</summary>
    [Range(1, 8760)]
    public int DraftHours { get; set; } = 72;

    public long MaxPackageBytes => (long)MaxPackageMiB << 20;

    public ImmutableArray<string> HostNames => Parts(Hosts);

    public ImmutableArray<IPNetwork> ProxyNetworks => [.. Parts(Proxies).Select(Network).OfType<IPNetwork>()];

    private Uri? Url => Uri.TryCreate(Address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOpen)
            yield break;
        if (Url is not { } url)
        {
            yield return new($"Address: \"{Address}\" is no URL such as http://127.0.0.1:5080.");
            yield break;
        }

        foreach (var problem in SignIn.Problems(IsOnLoopback))
            yield return problem;
        if (Parts(Proxies).FirstOrDefault(p => Network(p) is null) is { } strange)
            yield return new($"Proxies: \"{strange}\" is neither an address nor a network such as 10.0.0.0/8.");
        if (url.Scheme == "https" != !string.IsNullOrEmpty(CertificateFile))
            yield return new("Address, CertificateFile: an https address needs a certificate, and nothing else does.");
        if (IsOnLoopback)
            yield break;
        if (!SignIn.IsConfigured)
            yield return new($"Address: {Address} can be reached from other machines; that needs sign-in, which is not configured (SignIn__Users or SignIn__Authority).");
        else if (url.Scheme == "http" && ProxyNetworks.IsEmpty)
            yield return new($"Address: {Address} can be reached from other machines in the clear; use https with CertificateFile, or name the Proxies that speak https before it.");
    }

    private static ImmutableArray<string> Parts(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
