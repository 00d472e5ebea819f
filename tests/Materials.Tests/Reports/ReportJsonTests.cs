using System.Text;
using System.Text.Json;
using Materials.Json;
using Materials.Reports;
using NJsonSchema;
using Xunit;

namespace Materials.Tests.Reports;

public sealed class ReportJsonTests
{
    private static readonly string Json = Encoding.UTF8.GetString(ReportJson.Write(Sample.Report));

    [Fact]
    public void The_report_of_the_sample_is_as_expected() => Expected.Matches("report.expected.json", Json);

    [Fact]
    public async Task Reports_validate_against_the_published_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ContractSchemas.Text("report"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Json));
        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(ReportJson.Write(Sample.Clear))));
        Assert.NotEmpty(schema.Validate(Json.Replace("\"deficient\"", "\"bad\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(Json.Replace("\"sha256\"", "\"sha\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Reading_what_was_written_gives_the_same_bytes() =>
        Assert.Equal(Json, Encoding.UTF8.GetString(ReportJson.Write(ReportJson.Read(Encoding.UTF8.GetBytes(Json)))));

    [Fact]
    public void A_report_without_an_applicant_is_read_back()
    {
        var report = Sample.Clear with { Applicant = new() };

        Assert.Equal(report.Applicant, ReportJson.Read(ReportJson.Write(report)).Applicant);
    }

    [Fact]
    public void Letters_stay_letters_and_markup_is_escaped()
    {
        var report = Sample.Clear with { PackageId = "𠮷野家 <script>&\u202Ename\u2028\"" };

        var json = Encoding.UTF8.GetString(ReportJson.Write(report));

        Assert.Contains("\"packageId\": \"𠮷野家 \\u003Cscript\\u003E\\u0026\\u202Ename\\u2028\\\"\"", json, StringComparison.Ordinal);
        Assert.Equal(report.PackageId, ReportJson.Read(Encoding.UTF8.GetBytes(json)).PackageId);
    }

    [Fact]
    public void Unknown_fields_are_passed_over() =>
        Assert.Equal(Sample.Report.ReportId, ReportJson.Read(Encoding.UTF8.GetBytes(Json.Replace("{\n  \"schema\"", "{\n  \"new\": [1],\n  \"schema\"", StringComparison.Ordinal))).ReportId);

    [Theory]
    [InlineData("\"revision\": 1", "\"revision\": \"1\"")]
    [InlineData("\"outcome\": \"incomplete\"", "\"outcome\": 1")]
    [InlineData("\"outcome\": \"incomplete\"", "\"outcome\": \"perhaps\"")]
    [InlineData("materials/report/1", "materials/report/2")]
    [InlineData("\"asOf\": \"2026-11-23\",", "")]
    public void What_is_no_report_of_this_schema_is_refused(string old, string @new)
    {
        Assert.Contains(old, Json, StringComparison.Ordinal);

        Assert.Throws<JsonException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(Json.Replace(old, @new, StringComparison.Ordinal))));
    }
}
