using Materials.Checklists;
using Materials.Checklists.Rules;
using Materials.Documents;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Rules;

/// <summary>Asks an item's only rule about documents.</summary>
internal static class RuleTest
{
    public static RuleResult Examine(ChecklistItem item, params Document[] documents) => Examine(item, Given.Package(documents));

    public static RuleResult Examine(ChecklistItem item, RecognisedPackage package) =>
        RuleList.Named(item.Rules.Single().Rule).Examine(new(item, item.Rules.Single(), package.Documents, package));

    public static Finding ShouldFind(this RuleResult result, string code)
    {
        Assert.Empty(result.Doubts);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((code, Severity.Blocking), (finding.Code, finding.Severity));
        return finding;
    }

    public static Doubt ShouldDoubt(this RuleResult result)
    {
        Assert.Empty(result.Findings);
        return Assert.Single(result.Doubts);
    }

    public static void ShouldBeFine(this RuleResult result)
    {
        Assert.Empty(result.Findings);
        Assert.Empty(result.Doubts);
    }
}
