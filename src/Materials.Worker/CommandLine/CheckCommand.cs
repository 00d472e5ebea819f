using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Materials.Worker.CommandLine;

/// <summary><c>materials check PATH</c>: screens one package here and now, with no server, writing nothing but its result.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var path = new Argument<string>("PATH") { Description = Say("材料文件夹、压缩包或单个文件", "A folder, an archive or a single file") };
        var checklist = new Option<string?>("--checklist")
        {
            Description = Say("材料清单：内置编号或 YAML 文件", "The checklist: a built-in id or a YAML file"),
            HelpName = "ID|FILE",
        };
        var industry = new Option<string[]>("--industry")
        {
            Description = Say("行业附加要求，可重复给出", "Industry overlay; may be given several times"),
            HelpName = "NAME",
        };
        var applicant = new Option<string?>("--applicant") { Description = Say("申请企业名称", "The applicant's name"), HelpName = "NAME" };
        var creditCode = new Option<string?>("--credit-code")
        {
            Description = Say("申请企业统一社会信用代码", "The applicant's unified social credit code"),
            HelpName = "CODE",
        };
        var level = new Option<string?>("--level") { Description = Say("申请的认证级别，如 four-star（四星级）", "The level aimed at, such as four-star"), HelpName = "LEVEL" };
        var asOf = AsOfOption(language);
        var previous = new Option<string?>("--previous")
        {
            Description = Say("上一版的报告，文本结果中列出已补正和仍未补正的项", "The report on the previous revision: the text says what was put right since"),
            HelpName = "REPORT.json",
        };
        var format = FormatOption(language, "text", "json", "html");
        var output = new Option<string?>("--output") { Description = Say("结果写入文件，而不是标准输出", "Writes the result to a file instead of stdout"), HelpName = "FILE" };
        var letter = new Option<string?>("--letter")
        {
            Description = Say("另将补正通知书写入文件（.docx、.html 或 .txt）", "Also writes the notice to a file (.docx, .html or .txt)"),
            HelpName = "FILE",
        };
        var explain = new Option<bool>("--explain")
        {
            Description = Say("说明每份材料为何被认作该类（仅文本格式）", "Says what spoke for and against each document (text only)"),
        };

        var command = new Command("check", Say("核验一个材料包", "Checks one package"))
        {
            path, checklist, industry, applicant, creditCode, level, asOf, previous, format, output, letter, explain,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(explain) && result.GetValue(format) is not (null or "text"))
                result.AddError(Say("--explain 只能与 --format text 一起使用。", "--explain goes with --format text only."));
        });
        command.SetAction((parsed, cancellationToken) => new Check(terminal, language).RunAsync(
            new CheckRequest
            {
                Path = parsed.GetRequiredValue(path),
                Checklist = parsed.GetValue(checklist),
                Industries = [.. parsed.GetValue(industry) ?? []],
                Applicant = parsed.GetValue(applicant),
                CreditCode = parsed.GetValue(creditCode),
                Level = parsed.GetValue(level),
                AsOf = parsed.GetValue(asOf),
                Previous = parsed.GetValue(previous),
                Format = Enum.Parse<ResultFormat>(parsed.GetRequiredValue(format), ignoreCase: true),
                Output = parsed.GetValue(output),
                Letter = parsed.GetValue(letter),
                Explain = parsed.GetValue(explain),
            },
            cancellationToken));
        return command;
    }

    /// <summary><c>--as-of</c>.</summary>
    public static Option<DateOnly?> AsOfOption(Language language) => new("--as-of")
    {
        Description = language == Language.Zh
            ? "核验日，默认为提交日（北京时间），没有提交日则为今天"
            : "The day that terms are reckoned from: by default the day of submission (China time), else today",
        HelpName = "YYYY-MM-DD",
        CustomParser = result => ParseDate(result, language),
    };

    /// <summary><c>--format</c> with the formats a command knows, the first being the default.</summary>
    public static Option<string> FormatOption(Language language, params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = language == Language.Zh ? "结果的格式" : "Format of the result",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        return option.OneOf(language, formats);
    }

    private static DateOnly? ParseDate(ArgumentResult result, Language language)
    {
        var given = result.Tokens.Single().Value;
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        result.AddError(language == Language.Zh
            ? $"--as-of 的日期“{given}”无效，请写成 2026-11-23 的样子。"
            : $"--as-of: \"{given}\" is not a date; write it like 2026-11-23.");
        return null;
    }
}

/// <summary>The formats of results.</summary>
internal enum ResultFormat
{
    Text,
    Json,
    Html,
}
