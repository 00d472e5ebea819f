using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>No document is a template that was not filled in.</summary>
internal sealed class PlaceholderRule : IRule
{
    /// <summary>So many are quoted; more would not help anyone to find them.</summary>
    private const int MaxQuoted = 3;

    /// <summary>One name left out may be discretion; from here on it is a template.</summary>
    private const int UncertainThatSuffice = 3;

    public string Name => "placeholder";

    public RuleResult Examine(RuleCase about) => RuleResult.Join(about.Documents.Select(d => Examine(about, d)));

    private static RuleResult Examine(RuleCase about, Document document)
    {
        var found = document.Pages.SelectMany(p => PlaceholderText.FindAll(p)).ToImmutableArray();
        if (!found.Any(p => p.Certain) && found.Length < UncertainThatSuffice)
            return RuleResult.Nothing;
        var first = found.FirstOrDefault(p => p.Certain) ?? found[0];
        var where = Place.Of(document.File, first.Page);
        var quoted = string.Join("”、“", found.Select(p => p.Text).Distinct().Take(MaxQuoted));
        var count = found.Length > MaxQuoted ? new Bilingual($"等 {found.Length} 处", $" and more, {found.Length} in all") : new("", "");
        return RuleResult.Of(about.Finding(FindingCode.PlaceholderText, document.File, first.Page, first.Line,
            new($"文件应填写本企业的实际内容，{where.Zh}还留有模板文字“{quoted}”{count.Zh}。",
                $"The document must carry the company's own content; {where.En} still holds template text: “{quoted}”{count.En}."),
            new("请把模板中的空白和提示文字全部换成本企业的实际内容后重新提交。",
                "Replace every blank and prompt of the template by the company's own content and submit it again.")));
    }
}
