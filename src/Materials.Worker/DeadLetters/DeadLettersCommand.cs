using System.CommandLine;
using System.Globalization;
using System.Text;
using Materials.Worker.Bus;
using Materials.Worker.CommandLine;

namespace Materials.Worker.DeadLetters;

/// <summary><c>materials dead-letters list|show|replay|discard</c>: what was given up, on the real broker.</summary>
internal static class DeadLettersCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;

        var command = new Command("dead-letters", Say("查看和处理被搁置的消息", "Shows and settles messages that were given up"));
        var list = new Command("list", Say("列出全部", "Lists them all"));
        list.SetAction((_, token) => WithQueueAsync(queue => ListAsync(queue, terminal, token), token));

        var key = new Argument<string>("KEY") { Description = Say("list 中的键值", "Its key, as listed") };
        var show = new Command("show", Say("显示一条的原因和原文", "Shows why one was given up, and what it says")) { key };
        show.SetAction((parsed, token) => WithQueueAsync(queue => ShowAsync(queue, parsed.GetRequiredValue(key), terminal, token), token));

        command.Add(list);
        command.Add(show);
        command.Add(Settling(
            "replay", Say("重新送回处理", "Puts them back in line"),
            Say("已送回", "replayed"), (queue, letter, token) => queue.ReplayAsync(letter, token), terminal, language));
        command.Add(Settling(
            "discard", Say("永久丢弃", "Throws them away for good"),
            Say("已丢弃", "discarded"), (queue, letter, token) => queue.DiscardAsync(letter, token), terminal, language));
        return command;
    }

    private static Command Settling(
        string name, string description, string done, Func<DeadLetterQueue, DeadLetter, CancellationToken, Task> settle, Terminal terminal, Language language)
    {
        var zh = language == Language.Zh;
        var chosen = new Argument<string[]>("KEY")
        {
            Description = zh ? "list 中的键值或材料包编号，可给出多个" : "Keys as listed, or package ids",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = zh ? "全部" : "All of them" };
        var command = new Command(name, description) { chosen, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(chosen) is { Length: > 0 })
                result.AddError(zh ? "请给出键值，或 --all。" : "Give keys, or --all.");
        });
        command.SetAction((parsed, token) => WithQueueAsync(
            async queue =>
            {
                var wanted = parsed.GetValue(chosen) ?? [];
                var settled = 0;
                await foreach (var letter in queue.AllAsync(token))
                {
                    if (!parsed.GetValue(all) && !wanted.Contains(letter.Key) && !wanted.Contains(letter.Package.PackageId))
                        continue;
                    await settle(queue, letter, token);
                    settled++;
                    terminal.Out.WriteLine($"{letter.Key} {done}");
                }
                return settled > 0 || parsed.GetValue(all) ? ExitCode.Done : throw NotThere(wanted);
            },
            token));
        return command;
    }

    private static async Task<int> WithQueueAsync(Func<DeadLetterQueue, Task<int>> act, CancellationToken cancellationToken)
    {
        await using var connection = await BrokerConnection.OpenAsync(Settings.Of<BrokerOptions>(BrokerOptions.Section), cancellationToken);
        return await act(new DeadLetterQueue(connection.Channel));
    }

    private static async Task<int> ListAsync(DeadLetterQueue queue, Terminal terminal, CancellationToken cancellationToken)
    {
        await foreach (var letter in queue.AllAsync(cancellationToken))
        {
            var (id, revision) = letter.Package;
            var since = letter.FirstFailed?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";
            var package = id is null ? "-" : $"{id} r{revision ?? 1}";
            terminal.Out.WriteLine(VisibleText.OneLine($"{letter.Key}  {since}  {letter.Reason}  {package}  {letter.Detail}"));
        }
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(DeadLetterQueue queue, string key, Terminal terminal, CancellationToken cancellationToken)
    {
        await foreach (var letter in queue.AllAsync(cancellationToken))
        {
            if (letter.Key != key)
                continue;
            foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
                [("key", letter.Key), ("message-id", letter.Properties.MessageId), ("content-type", letter.Properties.ContentType),
                 ("reason", letter.Reason), ("detail", letter.Detail), ("tries", letter.Tries), ("bytes", $"{letter.Body.Length}")])
                terminal.Out.WriteLine($"{name}: {VisibleText.OneLine(value ?? "-")}");
            terminal.Out.WriteLine();
            foreach (var line in Encoding.UTF8.GetString(letter.Body.Span).Split('\n'))
                terminal.Out.WriteLine(VisibleText.OneLine(line));
            return ExitCode.Done;
        }
        throw NotThere([key]);
    }

    private static CommandFailure NotThere(string[] wanted)
    {
        var named = string.Join(", ", wanted);
        return CommandFailure.BadUsage($"没有这样的搁置消息：{named}", $"There is no such parked message: {named}");
    }
}
