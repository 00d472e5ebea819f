using System.CommandLine;
using Materials.Notices;
using Materials.Worker.CommandLine;
using Materials.Worker.Screenings;

namespace Materials.Worker.Letters;

/// <summary><c>materials letter REPORT.json</c>: writes the letter that follows from a stored report, in the language asked for.</summary>
internal static class LetterCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var report = new Argument<string>("REPORT.json") { Description = Say("完整性报告（JSON）", "A completeness report (JSON)") };
        var output = new Option<string>("--output")
        {
            Description = Say("写入的文件，格式由扩展名决定：.docx、.html 或 .txt", "The file to write; its ending says the format: .docx, .html or .txt"),
            HelpName = "FILE",
            Required = true,
        };
        var onSite = new Option<bool>("--on-site")
        {
            Description = Say("写给审核组的现场核实清单，而不是给申请人的通知", "The list to verify on site, for the audit team, instead of the applicant's letter"),
        };
        var checklist = new Option<string?>("--checklist")
        {
            Description = Say("报告所依据的清单，自定义清单须给出文件", "The checklist of the report; needed where it is a file of your own"),
            HelpName = "ID|FILE",
        };
        var command = new Command("letter", Say("由完整性报告生成补正通知书、核验结果通知或现场核实清单", "Writes the notice, the acknowledgement or the list to verify on site that follows from a report"))
        {
            report, output, onSite, checklist,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetRequiredValue(output);
            var format = FormatOf(file);
            var read = PreviousReport.Read(parsed.GetRequiredValue(report));
            var list = ChecklistChoice.Load(parsed.GetValue(checklist) ?? read.Checklist.Id, read.Checklist.Industries);
            var letter = parsed.GetValue(onSite)
                ? SiteList.Of(read, list, Wording()).Letter(language)
                : Notice.Of(read, list, Wording()).Letter(language);
            await new ResultOutput(terminal, file).WriteAsync(format.Write(letter), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <exception cref="CommandFailure">The file's ending names no format of letters.</exception>
    public static LetterFormat FormatOf(string file) => LetterFormat.Of(file) ?? throw CommandFailure.BadUsage(
        $"{file}：通知书的文件名应以 .docx、.html 或 .txt 结尾。", $"{file}: the name of a letter ends in .docx, .html or .txt.");

    /// <summary>The letterhead, and what letters ask for, as configured.</summary>
    public static NoticeOptions Wording() =>
        Settings.Of<LetterOptions>(LetterOptions.Section).With(Settings.Of<ScreeningOptions>(ScreeningOptions.Section));
}
