using System.Security.Cryptography;
using System.Text;

namespace Materials.Worker.Channels.Webhooks;

/// <summary>Signs requests as the Standard Webhooks specification says: HMAC-SHA256 over id, time and body, one signature for each key.</summary>
internal static class WebhookSignature
{
    /// <returns>Signatures with blanks between, each as <c>v1,BASE64</c>.</returns>
    public static string Of(string id, long timestamp, ReadOnlySpan<byte> body, IEnumerable<byte[]> keys)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return string.Join(' ', keys.Select(key => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}"));
    }
}
