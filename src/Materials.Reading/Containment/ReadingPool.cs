using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Materials.Pages;
using Materials.Reports;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Containment;

/// <summary>Reads files in a small pool of warm reading processes. What a file does to its reader becomes that file's finding and nothing else's.</summary>
public sealed class ReadingPool : IFileReader, IDisposable
{
    private readonly ContainmentOptions _options;
    private readonly SemaphoreSlim _free;
    private readonly ConcurrentBag<ReadingProcess> _warm = [];

    public ReadingPool(ContainmentOptions options)
    {
        _options = options;
        _free = new(options.Processes);
    }

    /// <summary>How far the processes could be shut in; <see cref="ContainmentLevel.None"/> until the first has started.</summary>
    public ContainmentLevel Level { get; private set; }

    /// <inheritdoc/>
    public async Task<ImmutableArray<FileContent>> ReadAsync(string path, FileStream content, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            // Once more, alone in a fresh process: the first may have suffered from what an earlier file left behind.
            return await TryAsync(path, content, fresh: false) is { } first ? first.Files
                : await TryAsync(path, content, fresh: true) is { } second ? second.Files
                : throw new InvalidOperationException("A reading process neither answered nor failed");
        }
        catch (ReadingProcessException e)
        {
            return [Failed(path, content, e.Failure)];
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Starts the processes, so that the first package does not wait for them.</summary>
    public async Task WarmAsync()
    {
        foreach (var process in await Task.WhenAll(Enumerable.Range(0, _options.Processes - _warm.Count).Select(_ => StartAsync())))
            _warm.Add(process);
    }

    public void Dispose()
    {
        while (_warm.TryTake(out var process))
            process.Dispose();
        _free.Dispose();
    }

    /// <returns>The answer; null when the process failed and the file deserves another try.</returns>
    private async Task<ReadingAnswer?> TryAsync(string path, FileStream content, bool fresh)
    {
        ReadingProcess? process = null;
        if (fresh || !_warm.TryTake(out process))
            process = await StartAsync();
        try
        {
            content.Position = 0;
            var answer = await Task.Run(() => process.Read(path, content.SafeFileHandle));
            if (answer.OutOfMemory)
                throw new ReadingProcessException(ReadingFailure.Memory);

            ReadingAnswerCheck.Verify(answer, path);
            Return(process);
            return answer;
        }
        catch (Exception e) when (e is ReadingProcessException or JsonException)
        {
            process.Dispose();
            // What took too long once takes too long again.
            if (fresh || e is ReadingProcessException { Failure: ReadingFailure.Time })
                throw e as ReadingProcessException ?? new ReadingProcessException(ReadingFailure.Protocol);
            return null;
        }
    }

    private async Task<ReadingProcess> StartAsync()
    {
        var process = await ReadingProcess.StartAsync(_options);
        Level = process.Level;
        return process;
    }

    private void Return(ReadingProcess process)
    {
        if (process.FilesRead < _options.FilesPerProcess)
            _warm.Add(process);
        else
            process.Dispose();
    }

    private FileContent Failed(string path, FileStream content, ReadingFailure failure)
    {
        var defect = failure switch
        {
            ReadingFailure.Memory => new Defect(FindingCode.LimitExceeded, Limit: $"{_options.MaxMemoryBytes >> 20} MiB", Met: $"> {_options.MaxMemoryBytes >> 20} MiB"),
            ReadingFailure.Time => new Defect(FindingCode.LimitExceeded, Limit: $"{_options.MaxTimePerFile.TotalSeconds:0} s", Met: $"> {_options.MaxTimePerFile.TotalSeconds:0} s"),
            _ => new Defect(FindingCode.Corrupt),
        };
        return new()
        {
            Path = path,
            Sha256 = Hash(content.SafeFileHandle),
            Bytes = content.Length,
            MediaType = MediaTypes.OctetStream,
            Status = defect.Code == FindingCode.LimitExceeded ? FileStatus.Rejected : FileStatus.Unreadable,
            Defects = [defect],
        };
    }

    private static string Hash(SafeFileHandle file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long at = 0;
        int read;
        while ((read = RandomAccess.Read(file, buffer, at)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            at += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
