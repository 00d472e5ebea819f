using System.CommandLine;
using Materials.Packages;
using Materials.Worker.Bus;
using Materials.Worker.Channels;
using Materials.Worker.Channels.Outbox;
using Materials.Worker.CommandLine;
using Materials.Worker.Desk;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Applicants;
using Materials.Worker.Desk.Notices;
using Materials.Worker.Desk.Operations;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;

namespace Materials.Worker.Serving;

/// <summary><c>materials serve</c>: everything in one process, with a folder for an inbox.</summary>
internal static class ServeCommand
{
    private const string DefaultFolder = "materials-data";

    public static Command Create(Terminal terminal, Language language)
    {
        var zh = language == Language.Zh;
        var data = new Option<string>("--data")
        {
            Description = zh ? $"数据文件夹，其中的 inbox 放材料包；默认 {DefaultFolder}" : $"The folder whose inbox takes packages; {DefaultFolder} by default",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var once = new Option<bool>("--once") { Description = zh ? "处理完 inbox 即结束，并打印报告" : "Ends when the inbox is done, and prints the reports" };
        var command = new Command("serve", zh
            ? "单进程运行，无需消息队列和云存储：放进 inbox 的文件夹或压缩包会被初审，报告和补正通知书出现在旁边"
            : "Everything in one process, without broker or cloud: what is put into the inbox is screened, reports and notices appear beside it")
        {
            data, once,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new(Path.GetFullPath(parsed.GetRequiredValue(data)), parsed.GetValue(once)), terminal, language, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ServeOptions options, Terminal terminal, Language language, CancellationToken cancellationToken)
    {
        using var alone = Claim(options);
        var results = new InboxResults(options, terminal, language);
        var desk = Settings.Of<DeskOptions>(DeskOptions.Section);
        // What ends by itself has nothing to look at.
        var exitCode = options.Once || !desk.IsOpen
            ? await ServiceHost.RunAsync(terminal, (services, configuration) => Add(services, configuration, options, results), cancellationToken)
            : await ServiceHost.RunWebAsync(
                terminal, desk.Address,
                (services, configuration) =>
                {
                    Add(services, configuration, options, results);
                    services.AddDesk(configuration, new(Path.Combine(options.Data, "desk")));
                    services.AddFolderDoor();
                    KeptIn.Seclude(options.Data);
                    services.AddSingleton<IEventPublisher, OwnBusPublisher>();
                    services.AddSingleton<IParkedMessages, GivenUpPackages>();
                },
                web => web.UseDesk(), cancellationToken);
        return exitCode == ExitCode.Done && results.AnyRefused ? ExitCode.CannotOpen : exitCode;
    }

    /// <summary>Two processes on one folder would screen everything twice.</summary>
    private static FileStream Claim(ServeOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.Inbox);
            return new(Path.Combine(options.Data, ".serve"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.CannotOpen(
                $"无法使用数据文件夹 {options.Data}：{fault.Message}（可能另一个 serve 正在使用）",
                $"Cannot use the folder {options.Data}: {fault.Message} (another serve may be at work there)");
        }
    }

    private static void Add(IServiceCollection services, IConfiguration configuration, ServeOptions options, InboxResults results)
    {
        services.AddScreening(configuration, new IntakeRules(FilesNameBlobs: false));
        services.AddOptions<BrokerOptions>();
        services.AddChannels(configuration, options.Outbox);
        services.AddSingleton<DiskOutbox>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<DiskOutbox>());
        services.AddSingleton(options);
        var store = new FolderStore(options.Data);
        services.AddSingleton(store);
        services.AddSingleton<IStore>(store);
        services.AddSingleton<IPauses, NoPauses>();
        services.AddSingleton<Revisions>();
        services.AddSingleton<Settlements>();
        services.AddSingleton<InboxSource>();
        services.AddSingleton<IPackageSource, ServeSource>();
        services.AddSingleton(results);
        services.AddInMemoryBus();
        services.AddHostedService<OutboxService>();
        services.AddHostedService<InboxService>();
    }
}
