using System.CommandLine;
using Materials.Worker.Bus;
using Materials.Worker.CommandLine;
using Materials.Worker.Stores;

namespace Materials.Worker.Submitting;

/// <summary><c>materials submit PATH</c>: does what a portal does.</summary>
internal static class SubmitCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var path = new Argument<string>("PATH") { Description = Say("材料文件夹、压缩包或单个文件", "A folder, an archive or a single file") };
        var wait = new Option<bool>("--wait") { Description = Say("等待初审结果并打印报告", "Waits for the report and prints it") };
        var packageId = new Option<string?>("--package-id") { Description = Say("材料包编号", "The package's id"), HelpName = "ID" };
        var revision = new Option<int?>("--revision") { Description = Say("第几次提交，从 1 起", "The revision, counted from 1"), HelpName = "N" };
        var checklist = new Option<string?>("--checklist") { Description = Say("材料清单编号", "The id of the checklist"), HelpName = "ID" };
        var industry = new Option<string[]>("--industry") { Description = Say("行业附加要求，可重复给出", "Industry overlay; may be given several times"), HelpName = "NAME" };
        var applicant = new Option<string?>("--applicant") { Description = Say("申请企业名称", "The applicant's name"), HelpName = "NAME" };
        var creditCode = new Option<string?>("--credit-code") { Description = Say("申请企业统一社会信用代码", "The applicant's unified social credit code"), HelpName = "CODE" };
        var command = new Command("submit", Say("上传一个材料包并通知 worker 初审", "Uploads a package and submits it to the workers"))
        {
            path, wait, packageId, revision, checklist, industry, applicant, creditCode,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var package = await Check.OpenAsync(parsed.GetRequiredValue(path), cancellationToken);
            var submission = package.Submission;
            submission = submission with
            {
                PackageId = parsed.GetValue(packageId) ?? submission.PackageId,
                Revision = parsed.GetValue(revision) ?? submission.Revision,
                Checklist = parsed.GetValue(checklist) ?? submission.Checklist,
                Industries = parsed.GetValue(industry) is { Length: > 0 } industries ? [.. industries] : submission.Industries,
                Applicant = submission.Applicant with
                {
                    Name = parsed.GetValue(applicant) ?? submission.Applicant.Name,
                    CreditCode = parsed.GetValue(creditCode) ?? submission.Applicant.CreditCode,
                },
                SubmittedAt = submission.SubmittedAt ?? terminal.Time.GetUtcNow(),
            };
            var broker = Settings.Of<BrokerOptions>(BrokerOptions.Section);
            var container = Settings.Of<StorageOptions>(StorageOptions.Section).ToContainer();
            return await new Submit(terminal, language, broker, container).RunAsync(package, submission, parsed.GetValue(wait), cancellationToken);
        });
        return command;
    }
}
