using System.Text;
using Materials.Json;
using Materials.Messages;
using Materials.Notices;
using Materials.Packages;
using Materials.Reports;
using Materials.Tests.Reports;
using NJsonSchema;
using Xunit;

namespace Materials.Tests.Messages;

public sealed class ReportMessagesTests
{
    private static readonly Applicant Applicant = new(Given.Applicant, Given.Code, "service@applicant.example", "en-GB");

    private static ReportMessages Of(Report report) =>
        ReportMessages.Of(report, Applicant, Notice.Of(report, Sample.Checklist, new()), "reports/AH-2026-000123/r1/x.json");

    [Fact]
    public void An_incomplete_report_asks_for_a_resubmission_in_the_applicants_language()
    {
        var messages = Of(Sample.Report);

        Assert.Null(messages.Cleared);
        Assert.StartsWith("NOTICE OF CORRECTION", messages.Resubmission?.Text, StringComparison.Ordinal);
        Assert.Equal(Sample.Report.AllFindings().Count(f => f.Severity == Severity.Blocking), messages.Resubmission?.Points.Length);
    }

    [Fact]
    public void A_complete_report_clears_the_package_with_what_to_verify_on_site()
    {
        var messages = Of(Sample.Clear);

        Assert.Null(messages.Resubmission);
        Assert.Equal("3 流程图.pdf", Assert.Single(messages.Cleared!.VerifyOnSite).Documents[0].File);
    }

    [Fact]
    public void Reviewers_get_what_is_missing_and_what_is_doubtful()
    {
        var review = Of(Sample.Report).Review;

        Assert.Equal(["service-cases"], review.Missing.Select(i => i.Key));
        Assert.Equal(["service-records"], review.Doubtful.Select(i => i.Key));
        Assert.All(review.Doubtful, i => Assert.NotNull(i.Question));
    }

    [Fact]
    public void Counts_add_up()
    {
        var counts = Of(Sample.Report).Reported.Counts;

        Assert.Equal(counts.Items, counts.Satisfied + counts.Deficient + counts.Missing + counts.NeedsReview + counts.NotRequired);
        Assert.Equal(Sample.Report.Files.Length, counts.Files);
    }

    [Fact]
    public void Ids_follow_from_report_and_message_alone()
    {
        Assert.Equal(ReportMessages.IdOf("a", "CompletenessReported"), ReportMessages.IdOf("a", "CompletenessReported"));
        Assert.NotEqual(ReportMessages.IdOf("a", "CompletenessReported"), ReportMessages.IdOf("a", "ReviewListed"));
        Assert.NotEqual(ReportMessages.IdOf("a", "ReviewListed"), ReportMessages.IdOf("b", "ReviewListed"));
    }

    [Fact]
    public void Name_based_ids_are_those_of_the_standard() =>
        Assert.Equal(
            new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"),
            NameBasedGuid.Create(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));

    [Fact]
    public async Task Every_message_validates_against_its_published_schema()
    {
        var open = Of(Sample.Report);
        var clear = Of(Sample.Clear);
        var gone = new PackageUnscreenable { Reason = new("文件不存在", "The blob is absent"), Attempts = 5, ParkedIn = "package-submitted_error" };
        (string Schema, byte[] Json)[] messages =
        [
            ("completeness-reported", MessageJson.Write(open.Reported)),
            ("completeness-reported", MessageJson.Write(clear.Reported)),
            ("resubmission-requested", MessageJson.Write(open.Resubmission!)),
            ("review-listed", MessageJson.Write(open.Review)),
            ("package-cleared", MessageJson.Write(clear.Cleared!)),
            ("package-unscreenable", MessageJson.Write(gone)),
        ];

        foreach (var (name, json) in messages)
        {
            var schema = await JsonSchema.FromJsonAsync(ContractSchemas.Text(name), TestContext.Current.CancellationToken);
            var text = Encoding.UTF8.GetString(json);
            Assert.Empty(schema.Validate(text));
            Assert.DoesNotContain('\n', text);
            Assert.NotEmpty(schema.Validate("{}"));
        }
    }

    [Fact]
    public void Messages_are_read_back_as_they_were_written()
    {
        var (open, clear) = (Of(Sample.Report), Of(Sample.Clear));
        // Values that are absent are left out of the JSON: reading must do without them.
        Assert.Contains(open.Resubmission!.Points, p => p.Example is null || p.Element is null || p.File is null || p.Page is null);

        ReadsBack(open.Reported);
        ReadsBack(clear.Reported);
        ReadsBack(open.Review);
        ReadsBack(open.Resubmission!);
        ReadsBack(clear.Cleared!);
        ReadsBack(new PackageUnscreenable { Reason = new("文件不存在", "The blob is absent"), Attempts = 5, ParkedIn = "materials-dead-letters" });
        ReadsBack(new PackageSubmitted { PackageId = "AH-1", Files = [new("a.pdf")] });

        static void ReadsBack<T>(T message)
            where T : class => Assert.Equal(MessageJson.Write(message), MessageJson.Write(MessageJson.Read<T>(MessageJson.Write(message))));
    }

    [Fact]
    public void Every_schema_is_there() => Assert.All(ContractSchemas.Names, n => Assert.Contains("\"$schema\"", ContractSchemas.Text(n), StringComparison.Ordinal));
}
