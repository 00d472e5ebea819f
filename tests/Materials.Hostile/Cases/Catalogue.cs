using System.Collections.Immutable;

namespace Materials.Hostile.Cases;

/// <summary>Every hostile file there is. To add one, add it to its group, or a group here.</summary>
internal static class Catalogue
{
    public static ImmutableArray<HostileCase> All { get; } =
    [
        .. PdfStructureCases.All, .. PdfObjectCases.All, .. PdfContentCases.All, .. PdfStreamCases.All, .. PdfFontCases.All, .. PdfActiveCases.All,
        .. WordCases.All, .. OfficePackageCases.All, .. WorkbookCases.All, .. SlideCases.All,
        .. ArchiveCases.All, .. ArchiveBombCases.All, .. MemberNameCases.All,
        .. PictureCases.All, .. CompoundCases.All, .. TextCases.All, .. HiddenTextCases.All,
    ];
}
