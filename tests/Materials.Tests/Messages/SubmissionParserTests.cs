using System.Text;
using Materials.Json;
using Materials.Messages;
using Materials.Packages;
using NJsonSchema;
using Xunit;

namespace Materials.Tests.Messages;

public sealed class SubmissionParserTests
{
    private const string Whole = """
        {
          "packageId": "AH-2026-000123", "revision": 2, "checklist": "gbt27922-full", "industries": ["auto-parts"],
          "applicant": { "name": "庐州青禾机电有限公司", "creditCode": "91350100M000100Y43", "email": "a@b.example", "locale": "zh-CN", "fax": "1" },
          "submittedAt": "2026-11-10T01:11:00+08:00", "mode": "supplement", "unknown": { "deep": [1] },
          "files": [{ "path": "制度/手册.pdf", "blob": "packages/x/手册.pdf", "bytes": 12, "sha256": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "item": "service-manual" }]
        }
        """;

    private static ParsedSubmission Message(string json) => SubmissionParser.ParseMessage(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void A_whole_message_is_understood()
    {
        var submission = Message(Whole).Submission!;

        Assert.Equal(("AH-2026-000123", 2, SubmissionMode.Supplement), (submission.PackageId, submission.Revision, submission.Mode));
        Assert.Equal(new("庐州青禾机电有限公司", "91350100M000100Y43", "a@b.example", "zh-CN"), submission.Applicant);
        Assert.Equal(TimeSpan.FromHours(8), submission.SubmittedAt?.Offset);
        Assert.Equal(new("制度/手册.pdf", "packages/x/手册.pdf", 12, new string('a', 64), "service-manual"), Assert.Single(submission.Files));
    }

    [Fact]
    public void The_least_message_is_enough()
    {
        var submission = Message("""{ "packageId": "p1", "files": [{ "path": "a.pdf", "blob": "a" }] }""").Submission!;

        Assert.Equal((1, SubmissionMode.Full, null), (submission.Revision, submission.Mode, submission.Checklist));
    }

    [Fact]
    public void A_package_file_has_no_blobs_and_may_begin_with_a_byte_order_mark()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("""{ "packageId": "p1", "files": [{ "path": "a.pdf" }] }""")];

        Assert.NotNull(SubmissionParser.ParsePackageFile(json).Submission);
        Assert.Null(SubmissionParser.ParseMessage(json).Submission);
    }

    [Theory]
    [InlineData("{ \"packageId\": ", "JSON")]
    [InlineData("null", "null")]
    [InlineData("[]", "JSON")]
    [InlineData("""{ "packageId": 5 }""", "packageId")]
    [InlineData("""{ "packageId": "p", "revision": "2" }""", "revision")]
    [InlineData("""{ "packageId": "p", "files": [{ "path": "a", "blob": "a", "bytes": "12" }] }""", "bytes")]
    public void Bad_json_and_wrong_types_are_said_with_their_line(string json, string named)
    {
        var problem = Assert.Single(Message(json).Problems);

        Assert.Contains(named, problem.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"AH-2026-000123\"", "\"../etc\"", "packageId")]
    [InlineData("\"AH-2026-000123\"", "\"a..b\"", "packageId")]
    [InlineData("\"AH-2026-000123\"", "\"a/b\"", "packageId")]
    [InlineData("\"AH-2026-000123\"", "\"a.\"", "packageId")]
    [InlineData("\"AH-2026-000123\"", "null", "packageId")]
    [InlineData("\"revision\": 2", "\"revision\": 0", "revision")]
    [InlineData("\"supplement\"", "\"partial\"", "mode")]
    [InlineData("\"制度/手册.pdf\"", "\"../手册.pdf\"", "path")]
    [InlineData("\"制度/手册.pdf\"", "\"/手册.pdf\"", "path")]
    [InlineData("\"制度/手册.pdf\"", "\"C:/手册.pdf\"", "path")]
    [InlineData("\"制度/手册.pdf\"", "\"..\\\\手册.pdf\"", "path")]
    [InlineData("\"制度/手册.pdf\"", "\"a\\u0000b\"", "path")]
    [InlineData("\"packages/x/手册.pdf\"", "\"https://evil.example/x\"", "blob")]
    [InlineData("\"packages/x/手册.pdf\"", "\"packages/../../x\"", "blob")]
    [InlineData("\"packages/x/手册.pdf\"", "null", "blob")]
    [InlineData("\"bytes\": 12", "\"bytes\": -1", "bytes")]
    [InlineData("\"AAAA", "\"GGGG", "sha256")]
    [InlineData("\"a@b.example\"", "\"a@b.example\\r\\nBcc: x\"", "applicant.email")]
    [InlineData("\"packageId\"", "\"schema\": \"materials/package-submitted/9\", \"packageId\"", "schema")]
    public void What_cannot_be_a_submission_is_said_in_words(string old, string @new, string field)
    {
        Assert.Contains(old, Whole, StringComparison.Ordinal);

        var parsed = Message(Whole.Replace(old, @new, StringComparison.Ordinal));

        Assert.Null(parsed.Submission);
        Assert.Contains(field, Assert.Single(parsed.Problems).Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_path_twice_is_refused_and_another_case_is_not()
    {
        static string Two(string second) => $$"""{ "packageId": "p", "files": [{ "path": "a.pdf", "blob": "1" }, { "path": "{{second}}", "blob": "2" }] }""";

        Assert.Null(Message(Two("a.pdf")).Submission);
        Assert.NotNull(Message(Two("A.pdf")).Submission);
    }

    [Fact]
    public void Deep_json_is_refused()
    {
        var deep = $$"""{ "packageId": "p", "x": {{new string('[', 5000)}}{{new string(']', 5000)}} }""";

        Assert.NotEmpty(Message(deep).Problems);
    }

    [Fact]
    public async Task The_message_validates_against_its_published_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(ContractSchemas.Text("package-submitted"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Whole));
        Assert.NotEmpty(schema.Validate(Whole.Replace("\"revision\": 2", "\"revision\": 0", StringComparison.Ordinal)));
    }
}
