using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Materials.Worker.Channels.Webhooks;

/// <summary>Tells addresses of the public internet from those of this machine, its network and its cloud (169.254.169.254).</summary>
/// <remarks>By the special-purpose registries of the IANA (RFC 6890 and what followed).</remarks>
internal static class PublicAddress
{
    private static readonly ImmutableArray<IPNetwork> s_notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4",
            // Within what else is global: Teredo and other assignments, documentation.
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Everything that is global unicast; nothing else of IPv6 leads to a server of the internet.</summary>
    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork s_sixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork s_translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return !s_notPublic.Any(n => n.Contains(address));
        if (address.IsIPv4MappedToIPv6)
            return Is(address.MapToIPv4());
        // Addresses that hold another are judged by that one: the router at the end of the tunnel unwraps it.
        if (s_sixToFour.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(2, 4)));
        if (s_translated.Contains(address))
            return Is(new IPAddress(address.GetAddressBytes().AsSpan(12, 4)));
        return s_global.Contains(address) && !s_notPublic.Any(n => n.Contains(address));
    }
}
