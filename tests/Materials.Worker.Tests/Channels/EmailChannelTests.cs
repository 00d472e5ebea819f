using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Materials.Messages;
using Materials.Worker.Channels;
using Materials.Worker.Channels.Email;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Materials.Worker.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Materials.Worker.Tests.Channels;

/// <summary>Letters by e-mail, against a real mail server.</summary>
public sealed class EmailChannelTests : IClassFixture<SharedMailServer>, IDisposable
{
    private static readonly SubmittedApplicant Applicant = new("合肥云杉水处理设备有限公司", null, "service@applicant.example", "zh-CN");

    private readonly CancellationToken _patience = Patience.OfSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("materials-email-").FullName;
    private readonly FolderStore _store;
    private readonly MailServer _server;

    public EmailChannelTests(SharedMailServer shared)
    {
        _store = new(_folder);
        _server = shared.Server;
        _server.Clear();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Notice_goes_out_once_however_often_its_event_comes()
    {
        var @event = await Events.NoticeAsync(_store, Applicant);

        await Channel().DeliverAsync(@event, _patience);
        await Channel().DeliverAsync(@event, _patience);

        var (mail, envelope) = Assert.Single(_server.Mails());
        Assert.Equal("补正通知书 BZ-AH-1-1", mail.Subject);
        Assert.Equal($"{@event.Id}@body.example", mail.MessageId);
        Assert.Equal("合肥云杉水处理设备有限公司", Assert.Single(mail.To.Mailboxes).Name);
        Assert.Equal("某认证机构", Assert.Single(mail.From.Mailboxes).Name);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Contains("请补交。", mail.TextBody, StringComparison.Ordinal);
        var letter = Assert.IsType<MimePart>(Assert.Single(mail.Attachments), exactMatch: false);
        Assert.Equal("补正通知书 BZ-AH-1-1.docx", letter.FileName);
        using var content = new MemoryStream();
        await letter.Content!.DecodeToAsync(content, _patience);
        Assert.Equal((await _store.ReadAsync(Kept(@event), _patience))!.Value.ToArray(), content.ToArray());
        Assert.True((bool)envelope["tls"]!);
    }

    [Fact]
    public async Task Passed_package_is_acknowledged_to_the_applicant_and_listed_for_the_auditors()
    {
        await Channel(o => o.AuditTo = "audit@body.example").DeliverAsync(await Events.ClearedAsync(_store, Applicant), _patience);

        Assert.Equal(
            ["service@applicant.example: 初步核验结果通知 BZ-AH-2-1: Acknowledgement 的正文", "audit@body.example: 现场核实清单 AH-2 r1 合肥云杉水处理设备有限公司: OnSite 的正文"],
            _server.Mails().Select(m => $"{m.Envelope["to"]![0]}: {m.Message.Subject}: {m.Message.TextBody!.Trim()}"));
    }

    [Fact]
    public async Task Name_that_would_be_another_header_stays_in_its_line()
    {
        var sly = Applicant with { Name = "公司\r\nBcc: spy@elsewhere.example\r\n\r\n正文" };

        await Channel().DeliverAsync(await Events.NoticeAsync(_store, sly), _patience);

        var (mail, envelope) = Assert.Single(_server.Mails());
        Assert.Empty(mail.Bcc);
        Assert.Single(envelope["to"]!.AsArray());
        Assert.Contains("请补交。", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\r\nBcc: c@d.example")]
    [InlineData("名 <a@b.example>")]
    [InlineData("a@b@c.example")]
    [InlineData("friends: a@b.example;")]
    [InlineData("@relay.example:a@b.example")]
    [InlineData("nonsense")]
    public async Task What_is_not_one_address_is_parked_and_nothing_is_sent(string address)
    {
        var @event = await Events.NoticeAsync(_store, Applicant with { Email = address });

        var fault = await Assert.ThrowsAsync<UndeliverableException>(() => Channel().DeliverAsync(@event, _patience));

        Assert.Equal("address-invalid", fault.Code);
        Assert.Empty(_server.Mails());
    }

    [Fact]
    public async Task Applicant_without_an_address_gets_no_mail()
    {
        await Channel().DeliverAsync(await Events.NoticeAsync(_store, Applicant with { Email = null }), _patience);

        Assert.Empty(_server.Mails());
    }

    [Fact]
    public async Task Recipient_that_the_server_refuses_for_good_is_given_up_and_one_put_off_comes_later()
    {
        var refused = await Assert.ThrowsAsync<UndeliverableException>(async () =>
            await Channel().DeliverAsync(await Events.NoticeAsync(_store, Applicant with { Email = "nobody@applicant.example" }), _patience));
        Assert.Equal("mail-refused", refused.Code);

        var putOff = await Events.NoticeAsync(_store, Applicant with { Email = "later@applicant.example" }, "0b0e5f6e-0000-5000-8000-000000000009");
        await Assert.ThrowsAsync<SmtpCommandException>(() => Channel().DeliverAsync(putOff, _patience));
        await Channel().DeliverAsync(putOff, _patience);

        Assert.Single(_server.Mails());
    }

    [Fact]
    public async Task Server_that_is_away_leaves_no_trace_and_gets_the_mail_when_it_is_back()
    {
        await using var line = new FaultyLine(_server.Port);
        line.Turn(LineState.Cut);
        var @event = await Events.NoticeAsync(_store, Applicant);
        var channel = Channel(o => o.Port = line.Port);

        for (var i = 0; i < 3; i++)
            Assert.True(Setback.Of(await Assert.ThrowsAnyAsync<Exception>(() => channel.DeliverAsync(@event, _patience))).Passes);
        Assert.False(Directory.Exists(Path.Combine(_folder, "channels")));
        line.Turn(LineState.Sound);
        await channel.DeliverAsync(@event, _patience);

        Assert.Single(_server.Mails());
    }

    [Fact]
    public async Task Two_workers_at_the_same_event_send_one_mail()
    {
        var @event = await Events.NoticeAsync(_store, Applicant);

        var faults = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Record.ExceptionAsync(() => Channel().DeliverAsync(@event, _patience)).AsTask()));

        Assert.Single(_server.Mails());
        Assert.All(faults, f => Assert.True(f is null or BegunElsewhereException, f?.ToString()));
    }

    [Fact]
    public async Task What_a_worker_died_over_is_sent_once_its_attempt_must_be_over()
    {
        var @event = await Events.NoticeAsync(_store, Applicant);
        await _store.CreateAsync(ChannelNames.Begun("email", $"{@event.Id}", 1), Encoding.ASCII.GetBytes($"{DateTimeOffset.UtcNow:O}"), "text/plain", _patience);

        await Assert.ThrowsAsync<BegunElsewhereException>(() => Channel().DeliverAsync(@event, _patience));
        Assert.Empty(_server.Mails());
        await Channel(time: new Later(Deliveries.LongestAttempt)).DeliverAsync(@event, _patience);

        Assert.Single(_server.Mails());
    }

    [Fact]
    public async Task Server_that_offers_no_tls_is_told_no_password_and_no_mail()
    {
        await using var plain = await MailServer.StartAsync("plain");
        var @event = await Events.NoticeAsync(_store, Applicant);

        await Assert.ThrowsAsync<NotSupportedException>(() => Channel(o => o.Port = plain.Port).DeliverAsync(@event, _patience));

        Assert.Empty(plain.Mails());
    }

    [Fact]
    public async Task Server_that_nobody_trusted_signed_for_gets_no_mail()
    {
        var @event = await Events.NoticeAsync(_store, Applicant);

        await Assert.ThrowsAsync<SslHandshakeException>(() => Channel(o => o.CaFile = null).DeliverAsync(@event, _patience));

        Assert.Empty(_server.Mails());
    }

    [Fact]
    public async Task Tls_from_the_first_byte_is_spoken_too()
    {
        await using var secure = await MailServer.StartAsync("tls");

        await Channel(o => (o.Port, o.Security, o.CaFile) = (secure.Port, "tls", secure.CaFile)).DeliverAsync(await Events.NoticeAsync(_store, Applicant), _patience);

        Assert.Single(secure.Mails());
    }

    [Fact]
    public async Task Wrong_password_passes_and_is_not_told_to_operators()
    {
        var fault = await Assert.ThrowsAsync<AuthenticationException>(async () =>
            await Channel(o => o.Password = "hush-hush").DeliverAsync(await Events.NoticeAsync(_store, Applicant), _patience));

        var setback = Setback.Of(fault);
        Assert.True(setback.Passes);
        Assert.DoesNotContain("hush", setback.ToString(), StringComparison.Ordinal);
    }

    private static string Kept(ChannelEvent @event) => @event.Read<ResubmissionRequested>().Letters!.Value.Single(l => l.Format == "docx").Blob;

    private EmailChannel Channel(Action<EmailOptions>? change = null, TimeProvider? time = null)
    {
        var options = new EmailOptions
        {
            Host = "localhost",
            Port = _server.Port,
            Username = MailServer.User,
            Password = MailServer.Password,
            CaFile = _server.CaFile,
            From = "notice@body.example",
        };
        change?.Invoke(options);
        return new(
            Options.Create(options), Options.Create(new ScreeningOptions { Issuer = "某认证机构" }), new(_store),
            new(_store, time ?? TimeProvider.System), TimeProvider.System, NullLogger<EmailChannel>.Instance);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
