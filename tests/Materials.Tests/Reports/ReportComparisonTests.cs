using Materials.Messages;
using Materials.Notices;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Reports;

public sealed class ReportComparisonTests
{
    [Theory]
    [InlineData(ItemStatus.Missing, ItemStatus.Satisfied, Change.Fixed)]
    [InlineData(ItemStatus.Deficient, ItemStatus.NotRequired, Change.Fixed)]
    [InlineData(ItemStatus.NeedsReview, ItemStatus.NeedsReview, Change.StillOpen)]
    [InlineData(ItemStatus.Missing, ItemStatus.Deficient, Change.StillOpen)]
    [InlineData(ItemStatus.Satisfied, ItemStatus.Missing, Change.NewlyBroken)]
    [InlineData(ItemStatus.Satisfied, ItemStatus.Satisfied, Change.Unchanged)]
    [InlineData(ItemStatus.Satisfied, ItemStatus.NotRequired, Change.Unchanged)]
    public void Each_item_is_fixed_still_open_newly_broken_or_unchanged(ItemStatus before, ItemStatus now, Change change)
    {
        var comparison = With(now).ComparedWith(With(before)).Comparison!;

        Assert.Equal(change, comparison.Items[0].Change);
        Assert.Equal(Sample.Report.Items.Select(i => i.Key), comparison.Items.Select(i => i.Key));
        Assert.Equal((Sample.Report.Revision, Sample.Report.ReportId), (comparison.Revision, comparison.ReportId));
    }

    [Fact]
    public void Item_that_was_not_asked_for_before_is_newly_broken_when_it_is_missing()
    {
        var before = Sample.Report with { Items = [.. Sample.Report.Items.Skip(1)] };

        Assert.Equal(Change.NewlyBroken, With(ItemStatus.Missing).ComparedWith(before).Comparison!.Items[0].Change);
    }

    [Fact]
    public void Without_a_report_before_it_nothing_is_compared() => Assert.Null(Sample.Report.ComparedWith(null).Comparison);

    [Fact]
    public void Superseded_report_is_told_of_under_ids_of_its_own_and_asks_nothing()
    {
        var messages = ReportMessages.Of(
            Sample.Report, new(Given.Applicant), Notice.Of(Sample.Report, Sample.Checklist, new()), "reports/a.json", supersededBy: 3);

        Assert.Equal((3, 3), (messages.Reported.SupersededBy, messages.Review.SupersededBy));
        Assert.Null(messages.Resubmission);
        Assert.NotEqual(ReportMessages.IdOf("a", "ReviewListed"), ReportMessages.IdOf("a", "ReviewListed", supersededBy: 3));
        Assert.Equal(ReportMessages.IdOf("a", "ReviewListed", supersededBy: 3), ReportMessages.IdOf("a", "ReviewListed", supersededBy: 3));
    }

    private static Report With(ItemStatus first) =>
        Sample.Report with { Items = Sample.Report.Items.SetItem(0, Sample.Report.Items[0] with { Status = first }) };
}
