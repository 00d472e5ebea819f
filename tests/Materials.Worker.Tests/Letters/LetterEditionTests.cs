using Materials.Reports;
using Materials.Reviews;
using Materials.Worker.Desk.Register;
using Materials.Worker.Desk.Reviews;
using Materials.Worker.Letters;
using Materials.Worker.Serving;
using Materials.Worker.Stores;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;
using Materials.Worker.Tests.Rendering;

namespace Materials.Worker.Tests.Letters;

/// <summary>Which letter says what stands, and whether a package still waits for one.</summary>
public sealed class LetterEditionTests : IDisposable
{
    private readonly CancellationToken _patience = Patience.OfSeconds(60);
    private readonly TemporaryFolder _folder = new();
    private readonly FolderStore _store;
    private readonly Journal _journal;
    private readonly Report _report = ReportOfACompany.Report;

    public LetterEditionTests()
    {
        _store = new(_folder.Path);
        _journal = new(_store, TimeProvider.System);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_decision_has_a_letter_of_its_own_and_going_back_finds_the_first_again()
    {
        Assert.Equal(_report.ReportId, await EditionAsync());

        await DecideAsync(Wanting(0), ItemStatus.Satisfied);
        var first = await EditionAsync();
        await DecideAsync(Wanting(1), ItemStatus.Satisfied);
        var second = await EditionAsync();
        await DecideAsync(Wanting(1), ItemStatus.Satisfied, Deed.Withdrawn);

        Assert.Equal(3, new HashSet<string> { _report.ReportId, first, second }.Count);
        Assert.Equal(first, await EditionAsync());
    }

    [Fact]
    public async Task Released_letter_stands_until_something_else_is_decided()
    {
        await DecideAsync(Wanting(0), ItemStatus.Satisfied);
        var decided = await EditionAsync();
        await WriteAsync(Entry(Deed.NoticeReleased));
        Assert.Equal(LetterEdition.Released(_report, 1), await EditionAsync());

        // To say the same again changes nothing, to say something else does.
        await DecideAsync(Wanting(0), ItemStatus.Satisfied);
        Assert.Equal(LetterEdition.Released(_report, 1), await EditionAsync());
        await DecideAsync(Wanting(1), ItemStatus.Satisfied);
        Assert.NotEqual(LetterEdition.Released(_report, 1), await EditionAsync());
        Assert.NotEqual(decided, await EditionAsync());
    }

    [Fact]
    public async Task Package_waits_for_its_letter_unless_none_is_due()
    {
        var revisions = new Revisions(_store, _journal);
        await KeepAsync(StorageNames.ReportJson(_report.PackageId, _report.Revision, _report.ReportId), ReportJson.Write(_report));
        Assert.Null(await revisions.ReportAsync(_report.PackageId, _report.Revision, _patience));

        // Decided otherwise before it was announced: the letter of the decision is the one that is due.
        await DecideAsync(Wanting(0), ItemStatus.Satisfied);
        Assert.Null(await revisions.ReportAsync(_report.PackageId, _report.Revision, _patience));
        await KeepAsync(StorageNames.Notice(_report.PackageId, _report.Revision, await EditionAsync(), "txt"), "…"u8.ToArray());
        Assert.NotNull(await revisions.ReportAsync(_report.PackageId, _report.Revision, _patience));
    }

    [Fact]
    public async Task Package_that_a_newer_revision_has_overtaken_waits_for_no_letter()
    {
        var revisions = new Revisions(_store, _journal);
        await KeepAsync(StorageNames.ReportJson(_report.PackageId, _report.Revision, _report.ReportId), ReportJson.Write(_report));
        var newer = _report with { Revision = _report.Revision + 1, ReportId = "0a1b2c3d-0000-5000-8000-000000000002" };
        await KeepAsync(StorageNames.ReportJson(newer.PackageId, newer.Revision, newer.ReportId), ReportJson.Write(newer));

        Assert.NotNull(await revisions.ReportAsync(_report.PackageId, _report.Revision, _patience));
        Assert.Null(await revisions.ReportAsync(newer.PackageId, newer.Revision, _patience));
    }

    /// <summary>The items that something is to be done about, in the report's order.</summary>
    private ItemVerdict Wanting(int place) => _report.Items.Where(i => i.Status is ItemStatus.Deficient or ItemStatus.Missing).ElementAt(place);

    private async Task<string> EditionAsync() => new PackageReview(_report, await _journal.ReadAsync(_report.PackageId, _patience)).LetterEdition;

    private Task<JournalEntry> DecideAsync(ItemVerdict item, ItemStatus verdict, Deed deed = Deed.Overruled) =>
        WriteAsync(Entry(deed) with { Decision = new(item.Key, verdict, ItemEvidence.DigestOf(item, _report), "已核对原件") });

    private Task<JournalEntry> WriteAsync(JournalEntry entry) => _journal.AppendAsync(_report.PackageId, entry, _patience);

    private Task<bool> KeepAsync(string name, byte[] content) => _store.CreateAsync(name, content, "application/octet-stream", _patience);

    private JournalEntry Entry(Deed what) => new()
    {
        Number = 0,
        At = default,
        Who = "li.wei",
        What = what,
        Revision = _report.Revision,
        ReportId = _report.ReportId,
    };
}
