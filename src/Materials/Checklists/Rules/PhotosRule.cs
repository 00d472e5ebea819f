using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>What a list of facilities names is shown: at least <c>min</c> photos, and a hint at what no caption names.</summary>
internal sealed class PhotosRule : IRule
{
    /// <summary>The first cells of a list of facilities that name its column of names.</summary>
    private static readonly string[] NameColumns = ["名称", "设施", "设备", "工具", "仪器", "物品"];

    /// <summary>So many are named; more would not help anyone to find them.</summary>
    private const int MaxNamed = 5;

    public string Name => "photos";

    public RuleResult Examine(RuleCase about)
    {
        var blocks = about.Documents.SelectMany(d => d.Pages.Select(p => new Block(d.File, p, 0, p.Lines.Length, new HashSet<string>()))).ToImmutableArray();
        var photos = blocks.Sum(b => b.Pictures.Length);
        return RuleResult.Join([Count(about, photos), Unshown(about, blocks)]);
    }

    private static RuleResult Count(RuleCase about, int photos)
    {
        var min = about.Option("min", 1);
        // That there is none at all is an element that is missing.
        if (photos == 0 || photos >= min || about.HasUnreadPages)
            return RuleResult.Nothing;
        var document = about.Documents[0];
        var where = Place.Of(document.File, document.FirstPage);
        return RuleResult.Of(about.Finding(FindingCode.TooFew, document.File, document.FirstPage, null,
            new($"设施照片应不少于 {min} 张，{where.Zh}等处只有 {photos} 张。", $"At least {min} photos are needed; there are {photos} ({where.En})."),
            new($"请补充照片到 {min} 张以上，每张写明拍的是什么。例如：图 1 备件库、图 2 服务车辆。", $"Add photos until there are {min} or more, each with a caption.")));
    }

    private static RuleResult Unshown(RuleCase about, ImmutableArray<Block> blocks)
    {
        var captions = blocks.SelectMany(b => Captions.In(b)).Where(c => c.Line.Cells.IsEmpty).Select(c => Widths.Bare(c.Line.Text)).ToImmutableArray();
        var named = about.Documents.SelectMany(d => d.Pages.SelectMany(p => Listed(p).Select(n => (Document: d, Page: p, n.Row, n.Name)))).DistinctBy(n => n.Name).ToImmutableArray();
        var unshown = named.Where(n => !captions.Any(c => c.Contains(n.Name, StringComparison.Ordinal) || (c.Length > 1 && n.Name.Contains(c, StringComparison.Ordinal)))).ToImmutableArray();

        // Captions of another manner (IMG_0001, 现场照片) say nothing of what is shown.
        if (unshown.IsEmpty || unshown.Length * 2 > named.Length)
            return RuleResult.Nothing;
        var (document, page, row, _) = unshown[0];
        var where = Place.Of(document.File, page.Number);
        var names = string.Join("、", unshown.Take(MaxNamed).Select(n => n.Name));
        var more = unshown.Length > MaxNamed ? new Bilingual($"等 {unshown.Length} 项", $" and more, {unshown.Length} in all") : new("", "");
        return RuleResult.Of(about.Finding(FindingCode.TooFew, document.File, page.Number, row.Text.Trim(),
            new($"{where.Zh}的清单列有“{names}”{more.Zh}，照片说明里没有提到。", $"The list in {where.En} names “{names}”{more.En}; no caption of a photo does."),
            new("不影响核验；建议补拍，并在照片下写明拍的是什么。", "It changes no verdict; better add photos of them, with captions.")) with
        { Severity = Severity.Advisory });
    }

    private static IEnumerable<(Line Row, string Name)> Listed(Page page)
    {
        foreach (var table in page.Lines.Where(l => l.Role == LineRole.TableRow).GroupBy(l => l.Group))
        {
            var rows = table.ToImmutableArray();
            var at = rows[0].Cells.Select((c, i) => (c, i)).Where(p => NameColumns.Any(n => p.c.Contains(n, StringComparison.Ordinal))).Select(p => p.i).DefaultIfEmpty(-1).First();
            if (at < 0)
                continue;
            foreach (var row in rows.Skip(1).Where(r => r.Cells.Length > at && Widths.Bare(r.Cells[at]).Length > 1))
                yield return (row, Widths.Bare(row.Cells[at]));
        }
    }
}
