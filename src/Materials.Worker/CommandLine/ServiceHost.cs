using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Materials.Worker.CommandLine;

/// <summary>Runs the commands that stay until they are stopped: configuration from the environment, logs on stderr, SIGTERM and Ctrl-C obeyed.</summary>
internal static class ServiceHost
{
    /// <param name="add">Adds what the command consists of.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailure">The configuration does not validate.</exception>
    public static async Task<int> RunAsync(Terminal terminal, Action<IServiceCollection, IConfiguration> add, CancellationToken cancellationToken)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
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
        add(builder.Services, builder.Configuration);
        try
        {
            using var host = builder.Build();
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
