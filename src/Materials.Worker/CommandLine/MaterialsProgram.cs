using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Materials.Reading.Containment;
using Materials.Worker.Bus;
using Materials.Worker.DeadLetters;
using Materials.Worker.Desk;
using Materials.Worker.Letters;
using Materials.Worker.Malware;
using Materials.Worker.Serving;
using Materials.Worker.Submitting;

namespace Materials.Worker.CommandLine;

/// <summary>The front door: every command there is, and what becomes of what goes wrong.</summary>
internal static class MaterialsProgram
{
    /// <summary>Runs one command line. Never throws: what goes wrong is one sentence on stderr and an exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var language = LanguageOption.Foretell(args);
        try
        {
            // A path may begin with @: response files are not for us.
            var parsed = Root(terminal, language).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
                return Refuse(UsageErrors.Of(parsed, language), terminal, language);

            if (parsed.Action is HelpAction)
                return HelpText.Write(parsed, terminal, language);

            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                // A worker that is told to stop finishes what it holds; it knows its own limit.
                ProcessTerminationTimeout = TimeSpan.FromHours(1),
            });
        }
        catch (CommandFailure failure)
        {
            return Fail(failure.ExitCode, failure.Sentence.In(language), failure.InnerException, terminal);
        }
        catch (ReadingUnavailableException fault)
        {
            return Fail(ExitCode.Unavailable, language == Language.Zh ? $"无法启动读取进程：{fault.Message}" : fault.Message, fault, terminal);
        }
        catch (MalwareScanException fault)
        {
            return Fail(ExitCode.Unavailable, language == Language.Zh ? $"病毒扫描不可用：{fault.Message}" : fault.Message, fault, terminal);
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.Stopped, language == Language.Zh ? "已停止。" : "Stopped.", null, terminal);
        }
#pragma warning disable CA1031 // The last door: a user sees a sentence, never a stack trace.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var sentence = language == Language.Zh
                ? $"程序内部出错（{fault.GetType().Name}）：{fault.Message}"
                : $"The program failed ({fault.GetType().Name}): {fault.Message}";
            return Fail(ExitCode.Fault, sentence, fault, terminal);
        }
    }

    private static RootCommand Root(Terminal terminal, Language language) => new(language == Language.Zh
        ? "售后服务认证申报材料初审：核对材料清单，指出缺什么、错在哪、怎样补正。"
        : "Pre-screens application packages for after-sales-service certification: what is missing, what is wrong, how to put it right.")
    {
        LanguageOption.Create(language),
        CheckCommand.Create(terminal, language),
        ReadCommand.Create(terminal, language),
        ChecklistCommand.Create(terminal, language),
        LetterCommand.Create(terminal, language),
        WorkerCommand.Create(terminal, language),
        ServeCommand.Create(terminal, language),
        SubmitCommand.Create(terminal, language),
        DeadLettersCommand.Create(terminal, language),
        DeskCommand.Create(terminal, language),
    };

    private static int Refuse(string error, Terminal terminal, Language language)
    {
        Fail(ExitCode.BadUsage, error, null, terminal);
        terminal.Error.WriteLine(language == Language.Zh ? "用法见 materials --help。" : "See materials --help.");
        return ExitCode.BadUsage;
    }

    private static int Fail(int exitCode, string sentence, Exception? details, Terminal terminal)
    {
        terminal.Error.WriteLine($"materials: {VisibleText.OneLine(sentence)}");
        if (details is not null && terminal.Debugging) terminal.Error.WriteLine(details);
        else if (exitCode == ExitCode.Fault) terminal.Error.WriteLine("MATERIALS_DEBUG=1 materials …  →  details");
        return exitCode;
    }
}
