using System.CommandLine;

namespace Materials.Worker.CommandLine;

/// <summary><c>--lang zh|en</c>, understood by every command: the language of results, errors and help.</summary>
internal static class LanguageOption
{
    private const string Name = "--lang";

    public static Option<string> Create(Language language)
    {
        var option = new Option<string>(Name)
        {
            Description = language == Language.Zh ? "结果和提示的语言" : "Language of results and messages",
            HelpName = "zh|en",
            Recursive = true,
            DefaultValueFactory = _ => "zh",
        };
        return option.OneOf(language, "zh", "en");
    }

    /// <summary>The language asked for, known before the command line is parsed, so that parsing can complain in it.</summary>
    public static Language Foretell(string[] args)
    {
        var at = Array.IndexOf(args, Name);
        var asked = at >= 0 && at + 1 < args.Length ? args[at + 1]
            : args.FirstOrDefault(a => a.StartsWith($"{Name}=", StringComparison.Ordinal))?[(Name.Length + 1)..];
        return asked == "en" ? Language.En : Language.Zh;
    }
}
