using Materials.Checklists;
using Materials.Checklists.Rules;
using Xunit;

namespace Materials.Tests.Rules;

public sealed class RuleListTests
{
    [Fact]
    public void Every_rule_that_is_written_is_listed()
    {
        var written = typeof(IRule).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IRule)));

        Assert.Equal(written.OrderBy(t => t.Name), RuleList.All.Select(r => r.GetType()).OrderBy(t => t.Name));
    }

    [Fact]
    public void A_checklist_may_name_every_rule_and_no_other() =>
        Assert.Equal(KnownRules.All.Keys.Order(), RuleList.All.Select(r => r.Name).Order());
}
