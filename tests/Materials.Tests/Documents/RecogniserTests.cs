using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Documents;
using Materials.Pages;
using Xunit;

namespace Materials.Tests.Documents;

public sealed class RecogniserTests
{
    private static readonly Checklist Full = ChecklistFile.Open("gbt27922-full")!.Checklist!;

    public static TheoryData<string> Materials => [.. Voice.Materials.Select(v => v.ToString())];

    public static TheoryData<string> Others => [.. Voice.Others.Select(v => v.ToString())];

    [Theory]
    [MemberData(nameof(Materials))]
    public void A_material_is_recognised_in_any_voice(string voice)
    {
        var given = Voice.Materials.Single(v => v.ToString() == voice);

        var documents = Recognise(PageScript.File("扫描件.pdf", given.Script)).Documents;

        Assert.Equal([given.Kind], documents.Select(d => d.Kind));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_only_speaks_of_materials_is_none(string voice)
    {
        var given = Voice.Others.Single(v => v.ToString() == voice);

        var documents = Recognise(PageScript.File("质量手册.pdf", given.Script)).Documents;

        Assert.DoesNotContain(documents, d => Full.Items.Any(i => i.Key == d.Kind));
    }

    internal static RecognisedPackage Recognise(params ImmutableArray<FileContent> files) =>
        Recogniser.Recognise(new(new() { PackageId = "AH-1" }, files), Full, new(2026, 11, 23));
}
