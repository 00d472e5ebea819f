using System.CommandLine;

namespace Materials.Worker.CommandLine;

/// <summary>The library's help, with its few words of English put into the user's language.</summary>
internal static class HelpText
{
    private static readonly (string English, string Chinese)[] Words =
    [
        ("Description:\n", "说明：\n"),
        ("Usage:\n", "用法：\n"),
        ("Arguments:\n", "参数：\n"),
        ("Options:\n", "选项：\n"),
        ("Commands:\n", "命令：\n"),
        ("[command] [options]", "[命令] [选项]"),
        (" [options]\n", " [选项]\n"),
        ("Show help and usage information", "显示帮助"),
        ("Show version information", "显示版本"),
        ("[default: ", "[默认："),
    ];

    public static int Write(ParseResult parsed, Terminal terminal, Language language)
    {
        using var help = new StringWriter { NewLine = "\n" };
        var exitCode = parsed.Invoke(new InvocationConfiguration { Output = help, Error = terminal.Error });
        terminal.Out.Write(language == Language.En
            ? help.ToString()
            : Words.Aggregate(help.ToString(), (text, word) => text.Replace(word.English, word.Chinese, StringComparison.Ordinal)));
        return exitCode;
    }
}
