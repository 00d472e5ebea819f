namespace Materials.Checklists;

/// <summary>Kinds of documents that code must know by name, because other documents are held against them.</summary>
internal static class KnownItems
{
    public const string BusinessLicense = "business-license";

    /// <summary>The list of a whole staff; no material, but certificates are held against it.</summary>
    public const string PersonnelRoster = "personnel-roster";
}
