namespace Materials.Checklists;

/// <summary>Kinds of documents that code must know by name, because other documents are held against them.</summary>
internal static class KnownItems
{
    public const string BusinessLicense = "business-license";
}
