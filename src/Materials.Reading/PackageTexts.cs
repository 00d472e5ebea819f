using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reports;

namespace Materials.Reading;

/// <summary>The texts of a package as its files are read, within a limit on all of them together.</summary>
/// <remarks>
/// Files count in their fixed order, whenever they arrive: which are refused never depends on which was read first. A file that has no room any more is
/// refused, and smaller ones behind it may still fit. Thread-safe.
/// </remarks>
/// <param name="uploads">How many files there are.</param>
internal sealed class PackageTexts(int uploads, ReadingLimits limits)
{
    /// <summary>What a line takes in memory beside its characters.</summary>
    private const int LineBytes = 200;

    private readonly Lock _lock = new();
    private readonly ImmutableArray<FileContent>[] _texts = new ImmutableArray<FileContent>[uploads];
    private readonly long[] _bytes = new long[uploads];
    private TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;
    private long _kept;
    private long _held;

    /// <summary>Until there is room to read ahead. The file whose turn it is never waits.</summary>
    public async Task WaitForRoomAsync(int index, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task settled;
            lock (_lock)
            {
                if (index <= _next || _held < limits.MaxPackageTextBytes)
                    return;
                settled = _settled.Task;
            }

            await settled.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A file has been read.</summary>
    public void Add(int index, ImmutableArray<FileContent> files)
    {
        lock (_lock)
        {
            _texts[index] = files;
            _bytes[index] = files.Sum(Bytes);
            _held += _bytes[index];
            for (; _next < uploads && !_texts[_next].IsDefault; _next++)
                Settle(_next);
            _settled.SetResult();
            _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>All files in their order, once each has been added.</summary>
    public ImmutableArray<FileContent> All() => [.. _texts.SelectMany(t => t)];

    private void Settle(int index)
    {
        if (_kept + _bytes[index] <= limits.MaxPackageTextBytes)
        {
            _kept += _bytes[index];
            return;
        }

        _held -= _bytes[index];
        var limit = ByteSize.Of(limits.MaxPackageTextBytes);
        _texts[index] =
        [
            _texts[index][0] with { Status = FileStatus.Rejected, Pages = [], Defects = [new(FindingCode.LimitExceeded, Limit: $"{limit} of text in all files", Met: $"> {limit}")] },
        ];
    }

    private static long Bytes(FileContent file) => file.Pages.Sum(
        p => p.Lines.Sum(l => LineBytes + sizeof(char) * ((long)l.Text.Length + l.Cells.Sum(c => c.Length))) + p.Hidden.Sum(h => LineBytes + sizeof(char) * (long)h.Text.Length));
}
