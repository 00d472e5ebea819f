using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Access;

/// <summary>Who sits at this machine is signed in with every role: on loopback the desk runs without ceremony.</summary>
internal sealed class LoopbackSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "loopback";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new(Identity.OfThisMachine(SchemeName), SchemeName)));
}
