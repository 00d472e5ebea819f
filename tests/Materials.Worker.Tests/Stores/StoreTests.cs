using System.Text;
using Materials.Packages;
using Materials.Worker.Stores;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Stores;

/// <summary>What a blob container and a folder promise alike.</summary>
public sealed class StoreTests(AzuriteServer blobs)
{
    private readonly CancellationToken _patience = Patience.OfSeconds(120);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_created_twice_is_there_once_as_it_was_first(bool inContainer)
    {
        using var folder = new TemporaryFolder();
        var store = await OpenAsync(inContainer, folder);

        Assert.True(await CreateAsync(store, "reports/AH-1/r1/a.json", "一"));
        Assert.False(await CreateAsync(store, "reports/AH-1/r1/a.json", "二"));

        Assert.Equal("一", await TextAsync(store, "reports/AH-1/r1/a.json"));
        Assert.Equal(["reports/AH-1/r1/a.json"], await store.ListAsync("reports/AH-1/", _patience).ToArrayAsync(_patience));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_who_create_at_once_one_does(bool inContainer)
    {
        using var folder = new TemporaryFolder();
        var store = await OpenAsync(inContainer, folder);

        var created = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => (i, Won: await CreateAsync(store, "a/b.txt", $"{i}"))));

        var winner = Assert.Single(created, c => c.Won).i;
        Assert.Equal($"{winner}", await TextAsync(store, "a/b.txt"));
        Assert.Single(await store.ListAsync("a/", _patience).ToArrayAsync(_patience));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_never_created_is_not_there(bool inContainer)
    {
        using var folder = new TemporaryFolder();
        var store = await OpenAsync(inContainer, folder);

        Assert.Null(await store.ReadAsync("reports/AH-1/r1/none.json", _patience));
        Assert.Empty(await store.ListAsync("reports/", _patience).ToArrayAsync(_patience));
    }

    [Theory]
    [InlineData("../secrets/a")]
    [InlineData("packages/../../a")]
    [InlineData("packages\\..\\a")]
    [InlineData("/etc/passwd")]
    [InlineData("packages//a")]
    [InlineData("./a")]
    [InlineData("https://other.example/container/a")]
    [InlineData("a\0b")]
    [InlineData("")]
    public async Task Names_that_climb_or_lead_elsewhere_are_refused(string name)
    {
        using var folder = new TemporaryFolder();

        Assert.NotNull(StorageNames.RefusedBlob(name));
        await Assert.ThrowsAsync<ArgumentException>(() => CreateAsync(new FolderStore(folder.Path), name, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => new FolderStore(folder.Path).ReadAsync(name, _patience));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Ordinary_names_are_not_refused() => Assert.Null(StorageNames.RefusedBlob("packages/AH-1/r1/1、营业执照（副本）…扫描件..pdf"));

    [Fact]
    public async Task Blob_that_changes_after_it_was_found_is_a_fault_that_passes_and_is_read_as_it_is_then()
    {
        var container = await blobs.CreateContainerAsync(_patience);
        var blob = container.GetBlobClient("packages/AH-1/r1/a.txt");
        await blob.UploadAsync(new BinaryData("一"), _patience);
        var source = new BlobSource(container);
        var submission = new Submission { PackageId = "AH-1", Files = [new("a.txt", "packages/AH-1/r1/a.txt")] };
        var found = Assert.Single(await source.OpenAsync(submission, _patience));

        await blob.UploadAsync(new BinaryData("二二"), overwrite: true, _patience);

        Assert.Equal(412, (await Assert.ThrowsAsync<Azure.RequestFailedException>(() => found.OpenAsync(_patience))).Status);
        var again = Assert.Single(await source.OpenAsync(submission, _patience));
        await using var content = await again.OpenAsync(_patience);
        Assert.Equal("二二", await new StreamReader(content).ReadToEndAsync(_patience));
        Assert.Equal(6, again.Bytes);
    }

    [Fact]
    public async Task Blob_that_is_not_there_is_named()
    {
        var source = new BlobSource(await blobs.CreateContainerAsync(_patience));
        var submission = new Submission { PackageId = "AH-1", Files = [new("执照.pdf", "packages/AH-1/r1/执照.pdf")] };

        var absent = await Assert.ThrowsAsync<PackageNotFoundException>(() => source.OpenAsync(submission, _patience));

        Assert.Contains("执照.pdf", absent.Message, StringComparison.Ordinal);
    }

    private async Task<IStore> OpenAsync(bool inContainer, TemporaryFolder folder) =>
        inContainer ? new BlobStore(await blobs.CreateContainerAsync(_patience)) : new FolderStore(folder.Path);

    private Task<bool> CreateAsync(IStore store, string name, string text) => store.CreateAsync(name, Encoding.UTF8.GetBytes(text), "text/plain", _patience);

    private async Task<string> TextAsync(IStore store, string name) => Encoding.UTF8.GetString((await store.ReadAsync(name, _patience))!.Value.Span);
}
