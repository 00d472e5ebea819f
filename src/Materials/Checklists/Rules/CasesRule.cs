using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>At least <c>min</c> cases are told, counted by their numbered headings (案例一, Case 2).</summary>
/// <remarks>Cases without numbers cannot be counted surely; where more than one is asked for, a person counts them.</remarks>
internal sealed partial class CasesRule : IRule
{
    public string Name => "cases";

    public RuleResult Examine(RuleCase about)
    {
        var min = about.Option("min", 1);
        var heads = about.Documents
            .SelectMany(d => d.Pages.SelectMany(p => p.Lines.Select(l => (Document: d, Page: p, Line: l, Head: Head.Match(Widths.Narrow(l.Text))))))
            .Where(h => h.Head.Success)
            .DistinctBy(h => (h.Document.File.Path, h.Head.Groups["n"].Value))
            .ToImmutableArray();
        if (heads.Length >= min || min == 1)
            return RuleResult.Nothing;

        var document = about.Documents[0];
        var (file, page) = heads.IsEmpty ? (document.File, document.FirstPage) : (heads[0].Document.File, heads[0].Page.Number);
        var where = Place.Of(file, page);
        if (heads.IsEmpty || about.HasUnreadPages)
            return RuleResult.Of(new Doubt(
                new($"{about.Item.Title.Zh}应不少于 {min} 个，{where.Zh}里的案例没有编号，没能数清。请数一数。",
                    $"At least {min} cases are needed; those in {where.En} are not numbered and could not be counted. Please count them."),
                file.Path, page, null));
        return RuleResult.Of(about.Finding(FindingCode.TooFew, file, page, heads[^1].Line.Text.Trim(),
            new($"{about.Item.Title.Zh}应不少于 {min} 个，{where.Zh}等处只有 {heads.Length} 个。", $"At least {min} cases are needed; {where.En} has {heads.Length}."),
            new($"请补充到 {min} 个以上，每个写明服务过程、解决的问题和客户反馈。例如：案例一、案例二、案例三各写一页。",
                $"Add cases until there are {min} or more, each with what was done, the problem solved and the customer's words.")));
    }

    [GeneratedRegex(@"^\s*[\[#\s]*(?:(?:服务|维修|典型|优秀|售后)?(?:案例|实例|故事)|(?i:case))\s*[(\s#.]{0,2}(?<n>[一二三四五六七八九十]{1,3}|\d{1,3})", RegexOptions.CultureInvariant)]
    private static partial Regex Head { get; }
}
