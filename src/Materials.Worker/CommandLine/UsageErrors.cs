using System.CommandLine;
using System.CommandLine.Parsing;

namespace Materials.Worker.CommandLine;

/// <summary>What is wrong with a command line, in one sentence of the user's language (the library speaks English only here).</summary>
internal static class UsageErrors
{
    public static string Of(ParseResult parsed, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var command = parsed.CommandResult.Command;
        var known = string.Join(", ", command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name));
        if (parsed.UnmatchedTokens is [var unknown, ..])
        {
            return command.Subcommands.Count > 0
                ? Say($"没有命令“{unknown}”，可用：{known}。", $"There is no command \"{unknown}\"; there are {known}.")
                : Say($"不认识“{unknown}”。", $"\"{unknown}\" is not understood.");
        }

        if (command.Subcommands.Count > 0) return Say($"请给出命令：{known}。", $"Give a command: {known}.");
        return parsed.Errors[0] switch
        {
            { SymbolResult: OptionResult { Tokens.Count: 0 } option } => Say($"选项 {option.Option.Name} 后面要有值。", $"The option {option.Option.Name} needs a value."),
            { SymbolResult: ArgumentResult { Tokens.Count: 0 } argument } => Say($"缺少 {argument.Argument.Name}。", $"{argument.Argument.Name} is missing."),
            { SymbolResult: CommandResult } when command.Arguments.FirstOrDefault(a => parsed.GetResult(a) is null or { Tokens.Count: 0 }) is { } missing =>
                Say($"缺少 {missing.Name}。", $"{missing.Name} is missing."),
            var other => other.Message,
        };
    }

    /// <summary>Accepts only the values given.</summary>
    public static Option<string> OneOf(this Option<string> option, Language language, params string[] values)
    {
        option.Validators.Add(result =>
        {
            var known = string.Join(", ", values);
            foreach (var wrong in result.Tokens.Select(t => t.Value).Where(v => !values.Contains(v)))
            {
                result.AddError(language == Language.Zh
                    ? $"{option.Name} 不能是“{wrong}”，可选：{known}。"
                    : $"{option.Name} cannot be \"{wrong}\"; it is one of {known}.");
            }
        });
        return option;
    }
}
