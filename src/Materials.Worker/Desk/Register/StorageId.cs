namespace Materials.Worker.Desk.Register;

/// <summary>Ids as they may stand in storage names.</summary>
internal static class StorageId
{
    /// <summary>Whether it can be the id of no package: what comes in an address must lead nowhere else in the store.</summary>
    public static bool Refuses(string packageId) => packageId is "" or "." or ".." || !packageId.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');
}
