using Materials.Specimens.Planning;
using Materials.Specimens.Printing;
using Materials.Specimens.Voices;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Packing;

/// <summary>Binds sound documents together; what must stay a file of its own stays one.</summary>
internal sealed class Binding(Dice dice, Func<Make, Make> shown)
{
    /// <summary>Documents that people like to keep in one file, and what they call it.</summary>
    private static readonly (string[] Items, string[] Names)[] Companions =
    [
        ([Items.StaffCertificates, Items.QualityCertificates], ["证书合并", "人员证件", "各种证"]),
        (["quality-manual", "procedure-documents", "work-instructions"], ["体系文件", "质量体系文件一套", "三层文件"]),
        (["service-manual", "service-flowchart"], ["售后制度及流程", "售后文件"]),
        ([Items.Records, "service-cases"], ["服务记录和案例", "服务资料"]),
    ];

    /// <summary>Most documents in one volume.</summary>
    public List<Upload> Volume(List<Upload> uploads, string package)
    {
        var make = shown(dice.Pick([Make.OfficePdf, Make.Docx, Make.Scan, Make.BrowserPdf]));
        var bound = uploads.Where(upload => IsSound(upload)
            && upload.Items[0] is not (Items.StaffCertificates or Items.QualityCertificates) && !dice.Once(6)).ToList();
        var names = new[] { "申报资料合订本", "全套材料", "贯标申请资料汇总", "认证材料(装订)" };
        if (bound.Count < 3)
            return uploads;
        var volume = Together(bound, dice.Pick(names), make, package);
        if (dice.Once(2))
            volume = volume with { Print = volume.Print! with { Manuscript = WithContents(volume.Print.Manuscript!, bound) } };
        return [.. uploads.Except(bound), volume];
    }

    /// <summary>A leaf in front that names every document and is none of them.</summary>
    private Manuscript WithContents(Manuscript volume, List<Upload> bound)
    {
        var page = 0;
        var lines = bound.Select((upload, i) => new Block.Paragraph(
            $"{i + 1}  {upload.Print!.Manuscript!.Blocks.OfType<Block.Title>().FirstOrDefault()?.Text ?? upload.Name} {new string('…', 12)} {page += dice.Between(1, 3)}"));
        return volume with { Blocks = [new Block.Title("目  录"), .. lines, new Block.Break(null), .. volume.Blocks] };
    }

    /// <summary>Now and then two or three documents that belong together in one file.</summary>
    public List<Upload> Pairs(List<Upload> uploads)
    {
        foreach (var (items, names) in Companions)
        {
            var companions = uploads.Where(upload => IsSound(upload) && upload.Items is [var item] && items.Contains(item)).ToList();
            if (dice.Once(5) && companions.Count == items.Length)
                uploads = [.. uploads.Except(companions), Together(companions, dice.Pick(names), Paged(companions[0].Print!.Make), companions[0].Print!.PaperSeed)];
        }
        return uploads;
    }

    private static Upload Together(List<Upload> uploads, string name, Make make, string seed)
    {
        var manuscript = uploads.Skip(1).Aggregate(uploads[0].Print!.Manuscript!, (all, next) => all.Then(next.Print!.Manuscript!));
        return new Upload(name, new Print(make, manuscript, null, seed), [.. uploads.SelectMany(upload => upload.Items).Distinct()]) { KeySentence = manuscript.KeySentence };
    }

    private static bool IsSound(Upload upload) =>
        upload is { Print.Manuscript: not null, Treatment: Treatment.None, KeySentence: not null, Items.Count: > 0 } && upload.Codes.Count == 0;

    private static Make Paged(Make make) => make is Make.Xlsx or Make.Xls or Make.Pptx ? Make.Docx : make;
}
