using System.Security.Cryptography;
using System.Text;

namespace Materials.Worker.Desk.Access;

/// <summary>Where the store keeps who may see what. Everything there is written once and never changed: a change is another entry.</summary>
internal static class AccessNames
{
    public const string Users = "access/users/";

    public const string Keys = "access/keys/";

    /// <summary>What is known of one user, version by version.</summary>
    public static string User(string name) => $"{Users}{name}/";

    public static string User(string name, int version) => $"{User(name)}v{version:D6}.json";

    public static string Key(string id) => $"{Keys}{id}.json";

    /// <summary>There once the key is good no more.</summary>
    public static string RevokedKey(string id) => $"{Keys}{id}.revoked";

    public static string LinksTo(string packageId) => $"access/links/{packageId}/";

    /// <param name="hash">Of the link's secret.</param>
    public static string Link(string packageId, string hash) => $"{LinksTo(packageId)}{hash}.json";

    public static string RevokedLink(string packageId, string hash) => $"{LinksTo(packageId)}{hash}.revoked";

    /// <summary>Whose a package is.</summary>
    public static string HolderOf(string packageId) => $"access/packages/{packageId}.json";

    /// <summary>The packages of a holder. Named by a hash: a holder may be called anything.</summary>
    public static string HeldBy(string holder) => $"access/holders/{Hash(holder)}/";

    /// <summary>What an API client's own key was answered with before.</summary>
    public static string Answered(string holder, string what, string key) => $"access/answered/{Hash($"{holder}\0{what}\0{key}")}.json";

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
