using System.Security.Cryptography;
using System.Text;

namespace Materials.Messages;

/// <summary>Ids that are derived from names, so that a step that runs twice gives the same id (RFC 9562, UUID version 5).</summary>
public static class NameBasedGuid
{
    /// <summary>The root of every id of this program.</summary>
    internal static readonly Guid Root = new("6d61742d-6572-5961-8c73-2e676274e201");

    /// <summary>The id of a name within a namespace.</summary>
    /// <param name="scope">The namespace.</param>
    /// <param name="name">Taken as UTF-8.</param>
    public static Guid Create(Guid scope, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        byte[] input = [.. scope.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; nothing is secured by it.
        var bytes = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x50);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
