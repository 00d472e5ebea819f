using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace Materials.Worker.Bus;

/// <summary>Whom a worker takes for its broker: the name must be right, and the signature one of those that are trusted.</summary>
internal static class BrokerTls
{
    public static SslOption Of(BrokerOptions options, BrokerNode node) => new(node.Host, enabled: options.UseTls)
    {
        CertificateValidationCallback = Validation(options.CaFile),
    };

    /// <summary>Null: as the system judges.</summary>
    /// <param name="caFile">The certificates (PEM) of the authorities that are trusted instead of the system's.</param>
    public static RemoteCertificateValidationCallback? Validation(string? caFile)
    {
        if (caFile is not { Length: > 0 } file)
            return null;
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(file);
        return (_, certificate, chain, errors) => IsTrusted(trusted, certificate, chain, errors);
    }

    private static bool IsTrusted(X509Certificate2Collection trusted, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        // Only the signature is judged otherwise; a wrong name stays wrong.
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        // An authority of one's own publishes no list of revoked certificates.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(new X509Certificate2(certificate));
    }
}
