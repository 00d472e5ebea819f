using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Worker.Desk.Access;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Applicants;

/// <summary>A file that was uploaded and not yet submitted.</summary>
/// <param name="Item">The item that the applicant says it is for.</param>
public sealed record DraftFile(string Path, long Bytes, string Sha256, string? Item);

/// <summary>Why an upload was not taken.</summary>
internal sealed class UploadRefusedException(int status, Bilingual reason) : Exception(reason.En)
{
    /// <summary>Of HTTP.</summary>
    public int Status { get; } = status;

    public Bilingual Reason { get; } = reason;
}

/// <summary>What applicants and portals upload, kept in the desk's own folder until it is submitted.</summary>
/// <remarks>A file is there whole or not at all: what breaks off on the way leaves nothing. Thread-safe.</remarks>
internal sealed class Drafts(DeskFolder folder, IOptions<DeskOptions> options)
{
    private const string ContentEnding = ".content";
    private const string RecordEnding = ".json";
    private const string PartEnding = ".part";

    private readonly ConcurrentDictionary<string, Draft> _drafts = new(StringComparer.Ordinal);

    /// <summary>Where a draft lies.</summary>
    public string FolderOf(string packageId) => Path.Combine(folder.Part("drafts").FullName, packageId);

    /// <summary>Takes one file in; one of the same path is replaced.</summary>
    /// <exception cref="UploadRefusedException">It is one too many, or too large.</exception>
    public async Task<DraftFile> AddAsync(string packageId, string path, string? item, Stream content, CancellationToken cancellationToken)
    {
        var place = Directory.CreateDirectory(FolderOf(packageId)).FullName;
        var name = Path.Combine(place, AccessNames.Hash(path));
        var part = Path.Combine(place, RandomNumberGenerator.GetHexString(16) + PartEnding);
        try
        {
            var (bytes, sha256) = await WriteAsync(content, part, cancellationToken);
            var file = new DraftFile(path, bytes, sha256, item);
            await InTurnAsync(packageId, async draft =>
            {
                RefuseBeyondLimits(draft.Files.Remove(path).Add(path, file));
                // The record says that the file is there: it goes first and comes last.
                File.Delete(name + RecordEnding);
                File.Move(part, name + ContentEnding, overwrite: true);
                await File.WriteAllBytesAsync(part, JsonSerializer.SerializeToUtf8Bytes(file, DraftJson.Default.DraftFile), CancellationToken.None);
                File.Move(part, name + RecordEnding);
                draft.Files = draft.Files.SetItem(path, file);
            }, cancellationToken);
            return file;
        }
        catch (Exception moved) when (moved is DirectoryNotFoundException or FileNotFoundException)
        {
            throw new UploadRefusedException(StatusCodes.Status409Conflict, new(
                "这次提交刚刚已经发出，请在新的补充中上传。", "This was submitted at the same moment; upload the file as a supplement."));
        }
        finally
        {
            if (Directory.Exists(place))
                File.Delete(part);
        }
    }

    /// <returns>False when there is none of that path.</returns>
    public async Task<bool> RemoveAsync(string packageId, string path, CancellationToken cancellationToken)
    {
        var name = Path.Combine(FolderOf(packageId), AccessNames.Hash(path));
        var was = false;
        await InTurnAsync(packageId, draft =>
        {
            if (was = draft.Files.ContainsKey(path))
            {
                File.Delete(name + RecordEnding);
                File.Delete(name + ContentEnding);
                draft.Files = draft.Files.Remove(path);
            }
            return Task.CompletedTask;
        }, cancellationToken);
        return was;
    }

    /// <summary>By path.</summary>
    public async Task<ImmutableArray<DraftFile>> ListAsync(string packageId, CancellationToken cancellationToken)
    {
        var files = ImmutableArray<DraftFile>.Empty;
        await InTurnAsync(packageId, draft =>
        {
            files = [.. draft.Files.Values];
            return Task.CompletedTask;
        }, cancellationToken);
        return files;
    }

    /// <summary>The same of a draft that lies somewhere.</summary>
    public static async Task<ImmutableArray<DraftFile>> ListInAsync(string place)
    {
        if (!Directory.Exists(place))
            return [];
        var files = new List<DraftFile>();
        foreach (var record in Directory.EnumerateFiles(place, "*" + RecordEnding))
            if (JsonSerializer.Deserialize(await File.ReadAllBytesAsync(record), DraftJson.Default.DraftFile) is { } file)
                files.Add(file);
        return [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    /// <summary>Where a file's bytes are in a draft.</summary>
    public static string ContentIn(string place, DraftFile file) => Path.Combine(place, AccessNames.Hash(file.Path) + ContentEnding);

    /// <summary>Does something with a package's draft while nobody else does.</summary>
    public async Task InTurnAsync(string packageId, Func<Draft, Task> work, CancellationToken cancellationToken)
    {
        var draft = _drafts.GetOrAdd(packageId, _ => new());
        await draft.Turn.WaitAsync(cancellationToken);
        try
        {
            if (!draft.IsKnown)
                draft.Files = (await ListInAsync(FolderOf(packageId))).ToImmutableSortedDictionary(f => f.Path, f => f, StringComparer.Ordinal);
            draft.IsKnown = true;
            await work(draft);
        }
        finally
        {
            draft.Turn.Release();
        }
    }

    /// <summary>Deletes what nobody has added to since a moment.</summary>
    public async Task DeleteOlderThanAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        foreach (var old in folder.Part("drafts").EnumerateDirectories().Where(d => d.LastWriteTimeUtc < moment.UtcDateTime))
            await InTurnAsync(old.Name, draft =>
            {
                old.Delete(recursive: true);
                draft.Files = draft.Files.Clear();
                return Task.CompletedTask;
            }, cancellationToken);
    }

    private async Task<(long Bytes, string Sha256)> WriteAsync(Stream content, string part, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[81920];
        var bytes = 0L;
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            bytes += count;
            if (bytes > options.Value.MaxPackageBytes)
                throw TooMuch();
            hash.AppendData(buffer, 0, count);
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
        file.Flush(flushToDisk: true);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private void RefuseBeyondLimits(ImmutableSortedDictionary<string, DraftFile> files)
    {
        if (files.Count > options.Value.MaxFiles)
            throw new UploadRefusedException(StatusCodes.Status413PayloadTooLarge, new(
                $"一次提交最多 {options.Value.MaxFiles} 个文件。请打包成压缩文件，或分次补充。",
                $"One submission holds at most {options.Value.MaxFiles} files. Put them into an archive, or supplement them later."));
        if (files.Values.Sum(f => f.Bytes) > options.Value.MaxPackageBytes)
            throw TooMuch();
    }

    private UploadRefusedException TooMuch() => new(StatusCodes.Status413PayloadTooLarge, new(
        $"一次提交的文件合计不能超过 {options.Value.MaxPackageMiB} MiB。", $"The files of one submission may come to {options.Value.MaxPackageMiB} MiB together."));
}

/// <summary>What is known of the draft of one package.</summary>
internal sealed class Draft
{
    /// <summary>By path. Looked at and changed only in turn.</summary>
    public ImmutableSortedDictionary<string, DraftFile> Files { get; set; } = ImmutableSortedDictionary.Create<string, DraftFile>(StringComparer.Ordinal);

    /// <summary>Whether the disk has been looked at.</summary>
    internal bool IsKnown { get; set; }

    internal SemaphoreSlim Turn { get; } = new(1);
}

/// <summary>How the drafts are written down.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DraftFile))]
internal sealed partial class DraftJson : JsonSerializerContext;
