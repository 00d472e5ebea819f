using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reading.Drawing;
using Materials.Reports;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Containment;

/// <summary>The reading of one uploaded file by a process that may fail at it.</summary>
/// <remarks>
/// A file that its reader fails at is tried once more, first of all in a fresh process: the first may have suffered from what an earlier file left
/// behind. When it fails again, and it is a member of an archive or an attachment, the upload is read once more without it. So its neighbours are
/// read all the same.
/// </remarks>
internal sealed class ContainedReading(ReadingSlot slot, ContainmentOptions options, string path, FileStream content, IProgress<PageProgress>? progress)
{
    /// <summary>Files inside one upload that may fail before the upload is given up: each costs two readings of what stands before it.</summary>
    private const int MaxPassedOver = 4;

    private ImmutableDictionary<string, Defect> _passedOver = ImmutableDictionary.Create<string, Defect>(StringComparer.Ordinal);
    private readonly HashSet<string> _failedOnce = new(StringComparer.Ordinal);

    /// <exception cref="ReadingUnavailableException">No reading process can be started.</exception>
    public async Task<ImmutableArray<FileContent>> ReadAsync(CancellationToken cancellationToken)
    {
        // Nothing of such a file is read, not even for its hash: of one that comes from a network, not all has been fetched.
        if (content.Length > options.Limits.MaxFileBytes)
            return [FileReading.TooLarge(path, content.Length, options.Limits)];

        // Asked for once, before anything goes on beside: a FileStream moves its place in the file when it is asked, and must not be by two at a time.
        content.Position = 0;
        var file = content.SafeFileHandle;
        var hashing = Task.Run(() => Hash(file, cancellationToken), cancellationToken);
        var files = await TryUntilSettledAsync(file, cancellationToken);
        // What a process says about the file it was given is not needed, so it is not believed.
        return files.SetItem(0, files[0] with { Sha256 = await hashing, Bytes = content.Length });
    }

    /// <summary>A page of the file instead of its text; null where its process fails at it.</summary>
    /// <exception cref="ReadingUnavailableException">No reading process can be started.</exception>
    public async Task<byte[]?> ShowAsync(PageSought sought, CancellationToken cancellationToken)
    {
        try
        {
            content.Position = 0;
            var answer = await AskAsync(new(path, _passedOver, sought), content.SafeFileHandle, cancellationToken);
            return answer.OutOfMemoryAt is null && IsJpeg(answer.Sight) ? answer.Sight : null;
        }
        catch (ReadingProcessException)
        {
            slot.Replace();
            return null;
        }
    }

    /// <summary>Whatever a process that a file has taken over may send, a browser is told that it is this.</summary>
    private static bool IsJpeg(ReadOnlySpan<byte> picture) => picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    private async Task<ImmutableArray<FileContent>> TryUntilSettledAsync(SafeFileHandle file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await TryAsync(file, cancellationToken);
            }
            catch (ReadingProcessException e)
            {
                slot.Replace();
                // What took too long once takes too long again, and what is too large stays so.
                var settled = e.Failure is ReadingFailure.Time or ReadingFailure.TimeInAll or ReadingFailure.Output;
                var at = e.At ?? path;
                if (!settled && _failedOnce.Add(at))
                    continue;

                var whole = at == path || e.Failure is ReadingFailure.TimeInAll or ReadingFailure.Output
                    || !at.StartsWith(path + "/", StringComparison.Ordinal) || _passedOver.ContainsKey(at) || _passedOver.Count == MaxPassedOver;
                if (whole)
                    return Failed(e.Failure);
                _passedOver = _passedOver.Add(at, DefectOf(e.Failure));
            }
        }
    }

    private async Task<ImmutableArray<FileContent>> TryAsync(SafeFileHandle file, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(new(path, _passedOver), file, cancellationToken);
        if (answer.OutOfMemoryAt is { } at)
            throw new ReadingProcessException(ReadingFailure.Memory, at);

        return ReadingAnswerCheck.Verify(answer.Files, path, _passedOver, options.Limits);
    }

    private async Task<ReadingAnswer> AskAsync(ReadingRequest request, SafeFileHandle file, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, slot.Closing);
        var process = await slot.ProcessAsync().WaitAsync(stop.Token);
        try
        {
            var answer = await Task.Run(() => process.Read(request, file, progress, stop.Token), CancellationToken.None);
            slot.Rest(process);
            return answer.NoRoom ? throw new ReadingUnavailableException("The disk has no room for what is to be unpacked") : answer;
        }
        catch (OperationCanceledException)
        {
            slot.Replace();
            throw;
        }
    }

    private Defect DefectOf(ReadingFailure failure) => failure switch
    {
        ReadingFailure.Memory => Limit(ByteSize.Of(options.MaxMemoryBytes)),
        ReadingFailure.Time => Limit($"{options.MaxTimePerFile.TotalSeconds:0.###} s"),
        ReadingFailure.TimeInAll => Limit($"{options.MaxTimePerUpload.TotalSeconds:0.###} s"),
        ReadingFailure.Output => Limit(ByteSize.Of(options.MaxOutputBytes)),
        _ => new(FindingCode.Corrupt),
    };

    private static Defect Limit(string limit) => new(FindingCode.LimitExceeded, Limit: limit, Met: $"> {limit}");

    private ImmutableArray<FileContent> Failed(ReadingFailure failure)
    {
        var defect = DefectOf(failure);
        return
        [
            new()
            {
                Path = path,
                Sha256 = "",
                Bytes = content.Length,
                MediaType = MediaTypes.OctetStream,
                Status = defect.Code == FindingCode.LimitExceeded ? FileStatus.Rejected : FileStatus.Unreadable,
                Defects = [defect],
            },
        ];
    }

    private static string Hash(SafeFileHandle file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long at = 0;
        int read;
        while ((read = RandomAccess.Read(file, buffer, at)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            at += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
