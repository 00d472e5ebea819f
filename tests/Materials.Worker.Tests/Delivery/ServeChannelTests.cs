using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Delivery;

/// <summary>Letters that go out of the embedded default.</summary>
public sealed class ServeChannelTests(SharedMailServer shared) : IClassFixture<SharedMailServer>, IDisposable
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);
    private readonly string _data = Directory.CreateTempSubdirectory("materials-serve-").FullName;
    private readonly MailServer _mail = shared.Server;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Letters_lie_in_the_outbox_and_beside_the_report()
    {
        SamplePackage.Create("AH-91", InInbox);

        await ServeOnceAsync([]);

        Assert.Equal(
            ["AH-91 r1 补正通知书.docx", "AH-91 r1 补正通知书.html", "AH-91 r1 补正通知书.txt"],
            Directory.GetFiles(Path.Combine(_data, "outbox")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_data, "notices", "AH-91", "r1")).Length);
    }

    [Fact]
    public async Task What_the_mail_server_could_not_take_goes_out_once_at_a_later_start()
    {
        _mail.Clear();
        await using var line = new FaultyLine(_mail.Port);
        line.Turn(LineState.Cut);
        var package = SamplePackage.Create("AH-92", InInbox);
        var submission = Path.Combine(package.Folder, "package.json");
        await File.WriteAllTextAsync(
            submission, (await File.ReadAllTextAsync(submission, _patience)).Replace("\"locale\":", "\"email\": \"service@applicant.example\", \"locale\":", StringComparison.Ordinal), _patience);
        var settings = new Dictionary<string, string?>
        {
            ["MATERIALS__EMAIL__HOST"] = "localhost",
            ["MATERIALS__EMAIL__PORT"] = $"{line.Port}",
            ["MATERIALS__EMAIL__CAFILE"] = _mail.CaFile,
            ["MATERIALS__EMAIL__USERNAME"] = MailServer.User,
            ["MATERIALS__EMAIL__PASSWORD"] = MailServer.Password,
            ["MATERIALS__EMAIL__FROM"] = "notice@body.example",
        };

        Assert.Contains("before email is tried again", await ServeOnceAsync(settings), StringComparison.Ordinal);
        Assert.Empty(_mail.Mails());
        line.Turn(LineState.Sound);
        await ServeOnceAsync(settings);
        await ServeOnceAsync(settings);

        Assert.Equal("补正通知书 BZ-AH-92-1", Assert.Single(_mail.Mails()).Message.Subject);
    }

    private string InInbox => Path.Combine(_data, "inbox", "a");

    private async Task<string> ServeOnceAsync(Dictionary<string, string?> settings)
    {
        await using var serve = MaterialsService.Start(settings, "serve", "--data", _data, "--once");
        Assert.Equal(0, await serve.ExitAsync(_patience));
        TestContext.Current.TestOutputHelper?.WriteLine(serve.Errors);
        return serve.Errors;
    }
}
