using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Materials.Worker.Bus;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Channels.Webhooks;

/// <summary>Posts events to a portal that is not on the bus, signed as the Standard Webhooks specification says.</summary>
/// <remarks>Whoever receives tells a request that comes twice by its <c>webhook-id</c>, which is the event's.</remarks>
internal sealed class WebhookChannel : IChannel, IDisposable
{
    public const string ChannelName = "webhook";

    /// <summary>Names are looked up anew after this: a receiver that moves is found.</summary>
    private static readonly TimeSpan s_connectionLives = TimeSpan.FromMinutes(2);

    private const int MaxHeaderKiB = 16;

    private readonly WebhookOptions _options;
    private readonly Deliveries _deliveries;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public WebhookChannel(IOptions<WebhookOptions> options, Deliveries deliveries, TimeProvider time)
        : this(options.Value, deliveries, time, Dns.GetHostAddressesAsync)
    {
    }

    /// <param name="resolve">Asks the name service.</param>
    internal WebhookChannel(WebhookOptions options, Deliveries deliveries, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (_options, _deliveries, _time) = (options, deliveries, time);
        var line = new GuardedLine(options.AllowPrivate, resolve);
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => line.ConnectAsync(context.DnsEndPoint, cancellationToken),
            AllowAutoRedirect = false,
            // A proxy would resolve the name itself, out of our sight.
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = s_connectionLives,
            MaxResponseHeadersLength = MaxHeaderKiB,
        };
        handler.SslOptions.RemoteCertificateValidationCallback = BrokerTls.Validation(options.CaFile);
        _http = new(handler, disposeHandler: true) { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) };
    }

    public string Name => ChannelName;

    public bool Takes(string @event) => _options.EventNames.Contains(@event);

    public Task DeliverAsync(ChannelEvent @event, CancellationToken cancellationToken) => Takes(@event.Name)
        ? _deliveries.OnceAsync(ChannelName, $"{@event.Id}", (_, limited) => PostAsync(@event, limited), cancellationToken)
        : Task.CompletedTask;

    public void Dispose() => _http.Dispose();

    private async Task PostAsync(ChannelEvent @event, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var body = Body(@event, now);
        var (id, timestamp) = ($"{@event.Id}", now.ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(id, timestamp, body, _options.Keys));
        request.Headers.UserAgent.Add(new("Materials", null));

        // Its answer's body, however long, is nobody's business.
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Gone)
            throw new UndeliverableException("receiver-gone", "The receiver of webhooks says that it is gone (410).");
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The receiver of webhooks answered {(int)response.StatusCode}.", null, response.StatusCode);
    }

    /// <summary>The payload of the specification: what happened, when it was told, and the event word for word.</summary>
    private static byte[] Body(ChannelEvent @event, DateTimeOffset now)
    {
        using var body = new MemoryStream(@event.Body.Length + 128);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("type", @event.Name);
            json.WriteString("timestamp", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WritePropertyName("data");
            json.WriteRawValue(@event.Body.Span);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
