using System.CommandLine;
using Materials.Packages;
using Materials.Worker.Bus;
using Materials.Worker.CommandLine;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Applicants;
using Materials.Worker.Desk.Notices;
using Materials.Worker.Desk.Operations;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk;

/// <summary><c>materials desk</c>: the web page beside workers, over the same broker and blob store.</summary>
internal static class DeskCommand
{
    private const string DefaultFolder = "materials-desk";

    public static Command Create(Terminal terminal, Language language)
    {
        var zh = language == Language.Zh;
        var data = new Option<string>("--data")
        {
            Description = zh ? $"保存网页自身数据的文件夹；默认 {DefaultFolder}" : $"The folder for what is the page's own; {DefaultFolder} by default",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        };
        var command = new Command("desk", zh
            ? "与 worker 并行运行的网页：审核、查看进度；配置见 .env.example"
            : "The web page beside workers, to review and to see that it runs; configured as .env.example says")
        {
            data, UsersCommand.Create(terminal, language), KeysCommand.Create(terminal, language),
        };
        command.SetAction((parsed, token) => RunAsync(new(Path.GetFullPath(parsed.GetRequiredValue(data))), terminal, token));
        command.Add(Rebuilding(data, terminal, language));
        return command;
    }

    private static Command Rebuilding(Option<string> data, Terminal terminal, Language language)
    {
        var zh = language == Language.Zh;
        var serve = new Option<string?>("--serve")
        {
            Description = zh ? "serve 的数据文件夹；不给出则用云存储" : "The data folder of a serve; without it, the blob store is read",
            HelpName = "DIR",
        };
        var command = new Command("rebuild", zh ? "根据已保存的报告重建网页的登记册" : "Makes the page's register anew from the stored reports") { data, serve };
        command.SetAction((parsed, token) => RebuildAsync(parsed.GetRequiredValue(data), parsed.GetValue(serve), terminal, language, token));
        return command;
    }

    private static async Task<int> RebuildAsync(string data, string? serve, Terminal terminal, Language language, CancellationToken cancellationToken)
    {
        IStore store = serve is null
            ? new BlobStore(Settings.Of<StorageOptions>(StorageOptions.Section).ToContainer())
            : new FolderStore(Path.GetFullPath(serve));
        DeskFolder folder = serve is null ? new(Path.GetFullPath(data)) : new(Path.Combine(Path.GetFullPath(serve), "desk"));
        await using var database = RegisterDatabase.In(folder, Settings.Of<DeskOptions>(DeskOptions.Section).Postgres);
        var screening = Options.Create(Settings.Of<ScreeningOptions>(ScreeningOptions.Section));
        var registrar = new Registrar(
            store, new Journal(store, terminal.Time), new PackageRegister(database), database, screening, NullLogger<Registrar>.Instance);
        var packages = await registrar.RebuildAsync(cancellationToken);
        terminal.Error.WriteLine(language == Language.Zh ? $"materials: 登记册中有 {packages} 件" : $"materials: {packages} packages are in the register");
        return ExitCode.Done;
    }

    private static Task<int> RunAsync(DeskFolder folder, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = Settings.Of<DeskOptions>(DeskOptions.Section);
        if (!options.IsOpen)
            throw CommandFailure.BadUsage("请用 MATERIALS__DESK__ADDRESS 给出网页的地址", "MATERIALS__DESK__ADDRESS says at which address the page is to be");
        return ServiceHost.RunWebAsync(
            terminal, options.Address, (services, configuration) => Add(services, configuration, folder), web => web.UseDesk(), cancellationToken);
    }

    private static void Add(IServiceCollection services, IConfiguration configuration, DeskFolder folder)
    {
        services.AddOptions<BrokerOptions>().Bind(configuration.GetSection(BrokerOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddReading(configuration);
        services.AddSingleton(new IntakeRules(FilesNameBlobs: true));
        services.AddSingleton<IPackageSource, BlobSource>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.ToContainer());
        services.AddSingleton<IStore, BlobStore>();
        services.AddSingleton<IEventPublisher, BrokerPublisher>();
        services.AddSingleton<IParkedMessages, ParkedOnBroker>();
        services.AddHostedService<BrokerNews>();
        services.AddDesk(configuration, folder);
        services.AddBlobDoor();
    }
}
