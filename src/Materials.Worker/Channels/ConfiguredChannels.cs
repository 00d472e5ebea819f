using System.Collections.Immutable;
using Materials.Worker.Channels.Email;
using Materials.Worker.Channels.Folders;
using Materials.Worker.Channels.Webhooks;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Channels;

/// <summary>The channels that are configured.</summary>
internal sealed record ConfiguredChannels(ImmutableArray<IChannel> All)
{
    /// <summary>The names of all that there can be.</summary>
    public static ImmutableArray<string> Names { get; } = [EmailChannel.ChannelName, WebhookChannel.ChannelName, FolderChannel.ChannelName];
}

/// <summary>What every door needs whose events go out by channels.</summary>
internal static class ChannelServices
{
    /// <param name="folder">Where letters are put when no folder is configured; null for nowhere.</param>
    public static void AddChannels(this IServiceCollection services, IConfiguration configuration, string? folder)
    {
        services.AddOptions<EmailOptions>().Bind(configuration.GetSection(EmailOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FolderOptions>().Bind(configuration.GetSection(FolderOptions.Section))
            .Configure(options => options.Path = string.IsNullOrWhiteSpace(options.Path) ? folder : options.Path);
        services.AddSingleton<Deliveries>();
        services.AddSingleton<KeptLetters>();
        services.AddSingleton<EmailChannel>();
        services.AddSingleton<WebhookChannel>();
        services.AddSingleton<FolderChannel>();
        services.AddSingleton(provider => new ConfiguredChannels(
        [
            .. provider.GetRequiredService<IOptions<EmailOptions>>().Value.IsOn ? [provider.GetRequiredService<EmailChannel>()] : ImmutableArray<IChannel>.Empty,
            .. provider.GetRequiredService<IOptions<WebhookOptions>>().Value.IsOn ? [provider.GetRequiredService<WebhookChannel>()] : ImmutableArray<IChannel>.Empty,
            .. provider.GetRequiredService<IOptions<FolderOptions>>().Value.IsOn ? [provider.GetRequiredService<FolderChannel>()] : ImmutableArray<IChannel>.Empty,
        ]));
    }
}
