using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Materials.Json;
using Materials.Messages;
using Materials.Packages;
using NJsonSchema;
using Xunit;

namespace Materials.Tests.Messages;

/// <summary>
/// Messages as version 1 wrote them, kept as they were. Whatever this program becomes, it reads them: old and new workers stand side by side on one
/// broker, and what old ones sent may be read years later. These files are never changed; a new version adds others.
/// </summary>
public sealed class VersionOneTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "Version1");

    [Fact]
    public void Full_submission_is_read_with_all_that_it_says()
    {
        var submission = Parsed("package-submitted.full.json");

        Assert.Equal(("AH-2026-000123", 2, SubmissionMode.Supplement), (submission.PackageId, submission.Revision, submission.Mode));
        Assert.Equal(new Applicant("合肥云杉水处理设备有限公司", "91350100M000100Y43", "service@applicant.example", "zh-CN"), submission.Applicant);
        Assert.Equal(("gbt27922-full", "four-star"), (submission.Checklist, submission.Level));
        Assert.Equal("packages/AH-2026-000123/r2/3 流程图.pdf", Assert.Single(submission.Files).Blob);
        Assert.Equal(new DateOnly(2026, 12, 10), Assert.Single(submission.Promised).By);
        Assert.Equal("纯贸易企业", Assert.Single(submission.NotApplicable).Reason);
        Assert.Equal("trading", submission.Facts["business"]);
    }

    [Fact]
    public void Smallest_submission_is_read_with_the_defaults()
    {
        var submission = Parsed("package-submitted.smallest.json");

        Assert.Equal((1, SubmissionMode.Full, null), (submission.Revision, submission.Mode, submission.Checklist));
        Assert.Equal("a.pdf", Assert.Single(submission.Files).Path);
    }

    [Fact]
    public void Fields_of_a_later_version_are_passed_over()
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "package-submitted.smallest.json")))!.AsObject();
        json["urgency"] = new JsonObject { ["level"] = 3 };
        json["files"]![0]!["pages"] = 7;

        Assert.Empty(SubmissionParser.ParseMessage(Encoding.UTF8.GetBytes(json.ToJsonString())).Problems);
    }

    [Theory]
    [InlineData("completeness-reported")]
    [InlineData("resubmission-requested")]
    [InlineData("review-listed")]
    [InlineData("package-cleared")]
    [InlineData("package-unscreenable")]
    public async Task Events_of_version_one_are_read_by_this_program_and_hold_to_this_programs_schemas(string name)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.json"), TestContext.Current.CancellationToken);

        var schema = await JsonSchema.FromJsonAsync(ContractSchemas.Text(name), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json));
        var read = Read(name, Encoding.UTF8.GetBytes(json));
        // Nothing of what it said is lost on the way through this program.
        foreach (var (field, value) in JsonNode.Parse(json)!.AsObject())
            Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(read)![field]), $"{field} is another");
    }

    private static byte[] Read(string name, byte[] json) => name switch
    {
        "completeness-reported" => MessageJson.Write(MessageJson.Read<CompletenessReported>(json)),
        "resubmission-requested" => MessageJson.Write(MessageJson.Read<ResubmissionRequested>(json)),
        "review-listed" => MessageJson.Write(MessageJson.Read<ReviewListed>(json)),
        "package-cleared" => MessageJson.Write(MessageJson.Read<PackageCleared>(json)),
        _ => MessageJson.Write(MessageJson.Read<PackageUnscreenable>(json)),
    };

    private static Submission Parsed(string file)
    {
        var parsed = SubmissionParser.ParseMessage(File.ReadAllBytes(Path.Combine(Folder, file)));
        Assert.Empty(parsed.Problems);
        return parsed.Submission!;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
