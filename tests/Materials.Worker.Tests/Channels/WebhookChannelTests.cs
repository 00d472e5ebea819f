using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Materials.Messages;
using Materials.Worker.Channels;
using Materials.Worker.Channels.Webhooks;
using Materials.Worker.Stores;
using Materials.Worker.Tests.Fixtures;
using Microsoft.AspNetCore.Http;

namespace Materials.Worker.Tests.Channels;

/// <summary>Events by webhook, against a real HTTP server.</summary>
public sealed class WebhookChannelTests : IDisposable
{
    private const string Key = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly CancellationToken _patience = Patience.OfSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("materials-webhook-").FullName;
    private readonly FolderStore _store;

    public WebhookChannelTests() => _store = new(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Signature_is_the_specifications() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"u8, [Convert.FromBase64String(Key)]));

    [Fact]
    public async Task Event_is_posted_once_word_for_word_and_signed_by_every_key()
    {
        await using var receiver = await HookReceiver.StartAsync();
        var other = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        using var channel = Channel(receiver.Url, o => (o.AllowPrivate, o.Secret) = (true, $"whsec_{other} whsec_{Key}"));
        var @event = await EventAsync();

        await channel.DeliverAsync(@event, _patience);
        await channel.DeliverAsync(@event, _patience);

        var (headers, body) = Assert.Single(receiver.Taken);
        Assert.Equal($"{@event.Id}", headers["webhook-id"]);
        Assert.Equal("application/json", headers.ContentType);
        var timestamp = long.Parse(headers["webhook-timestamp"]!);
        Assert.InRange(timestamp, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Assert.Equal(
            WebhookSignature.Of($"{@event.Id}", timestamp, Encoding.UTF8.GetBytes(body), [Convert.FromBase64String(other), Convert.FromBase64String(Key)]),
            headers["webhook-signature"]);
        Assert.StartsWith("{\"type\":\"ResubmissionRequested\",\"timestamp\":\"", body, StringComparison.Ordinal);
        Assert.EndsWith($",\"data\":{Encoding.UTF8.GetString(@event.Body.Span)}}}", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:a9fe:a9fe]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://[fd00:ec2::254]/")]
    public async Task Receiver_on_this_machine_or_network_is_refused(string url)
    {
        await using var receiver = await HookReceiver.StartAsync();
        var uri = new UriBuilder(url) { Port = receiver.Port }.Uri;
        using var channel = Channel(uri.AbsoluteUri);

        var fault = await Assert.ThrowsAsync<HttpRequestException>(async () => await channel.DeliverAsync(await EventAsync(), _patience));

        Assert.IsType<TargetRefusedException>(fault.InnerException);
        Assert.Equal("target-refused", Setback.Of(fault).Code);
        Assert.Empty(receiver.Taken);
    }

    [Fact]
    public async Task Name_that_leads_elsewhere_the_second_time_gains_nothing()
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var judged = new CancellationTokenSource();
        var asked = 0;
        // First an address that is public: the attempt is called off there, since no test speaks to the internet. From then on this machine.
        var line = new GuardedLine(allowPrivate: false, (_, _) =>
        {
            if (Interlocked.Increment(ref asked) > 1)
                return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
            judged.Cancel();
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("192.0.32.1")]);
        });
        var target = new DnsEndPoint("rebinding.example", receiver.Port);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await line.ConnectAsync(target, judged.Token));
        Assert.Equal(1, asked);
        await Assert.ThrowsAsync<TargetRefusedException>(async () => await line.ConnectAsync(target, _patience));

        // One question for each connection: what was judged is what is connected to.
        Assert.Equal(2, asked);
        Assert.Empty(receiver.Taken);
    }

    [Fact]
    public async Task Name_that_leads_here_beside_elsewhere_is_refused()
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var channel = Channel($"http://both.example:{receiver.Port}/", resolve: (_, _) =>
            Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));

        var fault = await Assert.ThrowsAsync<HttpRequestException>(async () => await channel.DeliverAsync(await EventAsync(), _patience));

        Assert.IsType<TargetRefusedException>(fault.InnerException);
    }

    [Fact]
    public async Task Redirection_is_not_followed()
    {
        await using var elsewhere = await HookReceiver.StartAsync();
        await using var receiver = await HookReceiver.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        using var channel = Channel(receiver.Url, o => o.AllowPrivate = true);

        var fault = await Assert.ThrowsAsync<HttpRequestException>(async () => await channel.DeliverAsync(await EventAsync(), _patience));

        Assert.Equal(HttpStatusCode.RedirectKeepVerb, fault.StatusCode);
        Assert.Empty(elsewhere.Taken);
    }

    [Fact]
    public async Task Receiver_that_fails_gets_it_again_with_the_same_id_and_one_that_is_gone_does_not()
    {
        var answers = new Queue<int>([500, 429, 200]);
        await using var receiver = await HookReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = answers.Dequeue();
            return Task.CompletedTask;
        });
        using var channel = Channel(receiver.Url, o => o.AllowPrivate = true);
        var @event = await EventAsync();
        for (var i = 0; i < 2; i++)
            Assert.True(Setback.Of(await Assert.ThrowsAsync<HttpRequestException>(() => channel.DeliverAsync(@event, _patience))).Passes);
        await channel.DeliverAsync(@event, _patience);
        Assert.Equal(3, receiver.Taken.Count);
        Assert.Single(receiver.Taken.Select(t => t.Headers["webhook-id"].ToString()).Distinct());

        await using var gone = await HookReceiver.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        });
        using var other = Channel(gone.Url, o => o.AllowPrivate = true);
        Assert.Equal("receiver-gone", (await Assert.ThrowsAsync<UndeliverableException>(async () => await other.DeliverAsync(await EventAsync("0b0e5f6e-0000-5000-8000-000000000007"), _patience))).Code);
    }

    [Fact]
    public async Task Receiver_that_never_answers_is_given_up_in_time_and_one_that_never_ends_is_not_listened_to()
    {
        await using var silent = await HookReceiver.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var channel = Channel(silent.Url, o => (o.AllowPrivate, o.TimeoutSeconds) = (true, 1));
        Assert.True(Setback.Of(await Assert.ThrowsAsync<TaskCanceledException>(async () => await channel.DeliverAsync(await EventAsync(), _patience))).Passes);

        await using var endless = await HookReceiver.StartAsync(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
        });
        using var other = Channel(endless.Url, o => o.AllowPrivate = true);
        await other.DeliverAsync(await EventAsync("0b0e5f6e-0000-5000-8000-000000000008"), _patience);
    }

    [Theory]
    [InlineData("http://portal.example/hook", false, false)]
    [InlineData("https://portal.example/hook", false, true)]
    [InlineData("http://portal.example/hook", true, true)]
    [InlineData("https://localhost/hook", false, false)]
    [InlineData("https://169.254.169.254/", false, false)]
    [InlineData("https://[::1]/", false, false)]
    [InlineData("https://2130706433/", false, false)]
    [InlineData("https://user:password@portal.example/", false, false)]
    [InlineData("ftp://portal.example/", true, false)]
    [InlineData("portal.example", true, false)]
    public void Settings_that_cannot_be_meant_are_refused_at_start(string url, bool allowPrivate, bool good) =>
        Assert.Equal(good, IsValid(new() { Url = url, AllowPrivate = allowPrivate, Secret = $"whsec_{Key}" }));

    [Theory]
    [InlineData(null, false)]
    [InlineData("secret", false)]
    [InlineData("whsec_c2hvcnQ=", false)]
    [InlineData($"whsec_{Key}", true)]
    [InlineData($"whsec_{Key} whsec_{Key}", true)]
    [InlineData($"whsec_{Key} other", false)]
    public void Secret_is_long_enough_to_be_one(string? secret, bool good) =>
        Assert.Equal(good, IsValid(new() { Url = "https://portal.example/", Secret = secret }));

    private static bool IsValid(WebhookOptions options) => Validator.TryValidateObject(options, new(options), null, validateAllProperties: true);

    private Task<ChannelEvent> EventAsync(string reportId = "0b0e5f6e-0000-5000-8000-000000000001") =>
        Events.NoticeAsync(_store, new SubmittedApplicant("公司", Email: "a@b.example"), reportId);

    private WebhookChannel Channel(string url, Action<WebhookOptions>? change = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        var options = new WebhookOptions { Url = url, Secret = $"whsec_{Key}", TimeoutSeconds = 5 };
        change?.Invoke(options);
        return new(options, new(_store, TimeProvider.System), TimeProvider.System, resolve ?? Dns.GetHostAddressesAsync);
    }
}
