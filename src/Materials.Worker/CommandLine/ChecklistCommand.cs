using System.CommandLine;
using System.Text;
using Materials.Checklists;
using Materials.Reports;
using Materials.Worker.Rendering;

namespace Materials.Worker.CommandLine;

/// <summary><c>materials checklist list | show [ID] | validate FILE | test DIR</c>.</summary>
internal static class ChecklistCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var list = new Command("list", Say("列出内置的材料清单", "Lists the built-in checklists"));
        list.SetAction(_ => List(terminal, language));

        var id = new Argument<string>("ID")
        {
            Description = Say("内置编号或 YAML 文件", "A built-in id or a YAML file"),
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => ChecklistFile.Default,
        };
        var industry = new Option<string[]>("--industry") { Description = Say("行业附加要求", "Industry overlay"), HelpName = "NAME" };
        var format = CheckCommand.FormatOption(language, "text", "html", "json", "md");
        var output = new Option<string?>("--output") { Description = Say("写入文件", "Writes to a file"), HelpName = "FILE" };
        var show = new Command("show", Say("说明申请人要准备哪些材料", "Says what an applicant must bring")) { id, industry, format, output };
        show.SetAction((parsed, cancellationToken) => ShowAsync(
            ChecklistChoice.Load(parsed.GetRequiredValue(id), parsed.GetValue(industry) ?? []),
            parsed.GetRequiredValue(format),
            new ResultOutput(terminal, parsed.GetValue(output)),
            terminal,
            language,
            cancellationToken));

        var file = new Argument<string>("FILE") { Description = Say("要检验的 YAML 文件", "The YAML file") };
        var validate = new Command("validate", Say("检验自编的材料清单，逐行指出错误", "Validates a checklist file, line by line")) { file };
        validate.SetAction(parsed => Validate(parsed.GetRequiredValue(file), terminal, language));

        return new("checklist", Say("材料清单：列出、查看、检验、试用", "Checklists: list, show, validate, test")) { list, show, validate, Test(terminal, language) };
    }

    private static Command Test(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var folder = new Argument<string>("DIR") { Description = Say("含 packages/ 和 truth/ 的文件夹", "A folder that holds packages/ and truth/") };
        var checklist = new Option<string?>("--checklist")
        {
            Description = Say("材料清单：内置编号或 YAML 文件，默认按各材料包所写", "The checklist: a built-in id or a YAML file; by default what each package names"),
            HelpName = "ID|FILE",
        };
        var only = new Option<string[]>("--only") { Description = Say("只试这些材料包，用逗号分隔", "Only these packages, with commas between them"), HelpName = "ID" };
        var asOf = CheckCommand.AsOfOption(language);
        var jobs = new Option<int>("--jobs") { Description = Say("同时核验几个", "How many are screened at once"), HelpName = "N", DefaultValueFactory = _ => 1 };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxJobs)
                result.AddError(Say($"--jobs 应为 1 到 {MaxJobs} 的整数。", $"--jobs must be a whole number from 1 to {MaxJobs}."));
        });
        var test = new Command("test", Say("用标注好的材料包试用清单，指出判错的地方", "Tries a checklist on labelled packages and says what it judges wrongly")) { folder, checklist, only, asOf, jobs };
        test.SetAction((parsed, cancellationToken) => new ChecklistTest(terminal, language).RunAsync(
            new()
            {
                Folder = parsed.GetRequiredValue(folder),
                Checklist = parsed.GetValue(checklist),
                Only = [.. (parsed.GetValue(only) ?? []).SelectMany(o => o.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                AsOf = parsed.GetValue(asOf),
                Jobs = parsed.GetValue(jobs),
            },
            cancellationToken));
        return test;
    }

    /// <summary>More at once would only wait for the same processors.</summary>
    private const int MaxJobs = 64;

    private static int List(Terminal terminal, Language language)
    {
        foreach (var id in ChecklistFile.BuiltIn)
        {
            var checklist = ChecklistChoice.Load(id, []);
            terminal.Out.WriteLine(language == Language.Zh
                ? $"{id,-16} {checklist.Version,-12} {checklist.Items.Length,2} 项  {checklist.Title.Zh}"
                : $"{id,-16} {checklist.Version,-12} {checklist.Items.Length,2} items  {checklist.Title.En}");
        }

        terminal.Out.WriteLine((language == Language.Zh ? "行业附加要求（--industry）：" : "Industry overlays (--industry): ") + string.Join(", ", ChecklistFile.Industries));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(
        Checklist checklist, string format, ResultOutput output, Terminal terminal, Language language, CancellationToken cancellationToken)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (format == "html") text.Write(ReportHtmlChecklist.Write(checklist, language));
        else if (format == "json") text.Write(ChecklistJson.Write(checklist));
        else if (format == "md") text.Write(ChecklistMarkdown.Write(checklist, language));
        else new TerminalChecklist(new TerminalPage(text, terminal.Width, terminal.Colours), language).Write(checklist);
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        return ExitCode.Done;
    }

    private static int Validate(string file, Terminal terminal, Language language)
    {
        var load = ChecklistFile.Load(ChecklistChoice.TextOf(file));
        if (load.Checklist is { } checklist)
        {
            terminal.Out.WriteLine(language == Language.Zh
                ? $"{file}：有效，{checklist.Id} {checklist.Version}，{checklist.Items.Length} 项"
                : $"{file}: valid, {checklist.Id} {checklist.Version}, {checklist.Items.Length} items");
            return ExitCode.Done;
        }

        foreach (var problem in load.Problems) terminal.Out.WriteLine($"{VisibleText.OneLine(file)}:{problem.Line}:{problem.Column}: {VisibleText.OneLine(problem.In(language))}");
        return ExitCode.BadUsage;
    }
}
