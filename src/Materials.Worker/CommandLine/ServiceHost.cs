using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Materials.Worker.CommandLine;

/// <summary>Runs the commands that stay until they are stopped: configuration from the environment, logs on stderr, SIGTERM and Ctrl-C obeyed.</summary>
internal static class ServiceHost
{
    /// <param name="add">Adds what the command consists of.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailure">The configuration does not validate.</exception>
    public static Task<int> RunAsync(Terminal terminal, Action<IServiceCollection, IConfiguration> add, CancellationToken cancellationToken)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Prepare(builder, terminal);
        add(builder.Services, builder.Configuration);
        return RunAsync(builder.Build, cancellationToken);
    }

    /// <summary>The same for a command that also answers browsers.</summary>
    /// <param name="address">Where, as a URL.</param>
    /// <param name="use">Puts the answers in their order.</param>
    /// <exception cref="CommandFailure">The configuration does not validate, or the address is taken.</exception>
    public static async Task<int> RunWebAsync(
        Terminal terminal, string address, Action<IServiceCollection, IConfiguration> add, Action<WebApplication> use, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        Prepare(builder, terminal);
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(address);
        add(builder.Services, builder.Configuration);
        try
        {
            return await RunAsync(
                () =>
                {
                    var web = builder.Build();
                    use(web);
                    return web;
                },
                cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw CommandFailure.CannotOpen(
                $"{address} 已被其他程序占用；可用 MATERIALS__DESK__ADDRESS 另选地址，留空则不开放网页",
                $"{address} is taken by another program; MATERIALS__DESK__ADDRESS chooses another address, or none when it is empty");
        }
    }

    private static void Prepare(IHostApplicationBuilder builder, Terminal terminal)
    {
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
        // The folder of the desk's keys is for its user alone; there is nothing to encrypt them with on every system.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A start that fails is said by the command itself, in a sentence.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = terminal.ShowsProgress ? LoggerColorBehavior.Enabled : LoggerColorBehavior.Disabled;
        });
        // stdout carries only results.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static async Task<int> RunAsync(Func<IHost> build, CancellationToken cancellationToken)
    {
        try
        {
            using var host = build();
            await host.RunAsync(cancellationToken);
            return ExitCode.Done;
        }
        catch (OptionsValidationException invalid)
        {
            var problems = string.Join(' ', invalid.Failures);
            throw CommandFailure.BadUsage($"配置有误：{problems}", $"The configuration does not validate: {problems}");
        }
    }
}
