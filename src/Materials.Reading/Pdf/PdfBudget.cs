using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Pdf;

/// <summary>Counts what reading one file has cost so far. Not thread-safe: one per file.</summary>
/// <remarks>
/// PdfPig catches exceptions in many places and goes on with less, so a limit that was met is remembered here as well as thrown:
/// <see cref="ThrowIfExceeded"/> makes sure that a page which lost its content to a limit never passes as an empty one.
/// </remarks>
internal sealed class PdfBudget(CancellationToken cancellationToken)
{
    private long decodedBytes;
    private long operators;
    private long letters;
    private int formDraws;
    private Defect? exceeded;

    public void Decoded(long bytes)
    {
        decodedBytes += bytes;
        if (decodedBytes > PdfLimits.MaxDecodedBytes)
            Exceed($"{PdfLimits.MaxDecodedBytes >> 20} MiB", $"> {decodedBytes >> 20} MiB");
    }

    /// <summary>How many bytes a stream that is about to be decoded may have.</summary>
    /// <param name="isFile">Whether it is an attached file.</param>
    public int StreamAllowance(bool isFile) =>
        (int)Math.Min(isFile ? PdfLimits.MaxAttachmentBytes : PdfLimits.MaxStreamBytes, PdfLimits.MaxDecodedBytes - decodedBytes);

    /// <summary>Streams so far of which only a part could be unpacked.</summary>
    public int DamagedStreams { get; private set; }

    public void Damaged() => DamagedStreams++;

    public void Operator()
    {
        if ((++operators & 0xFFFF) == 0)
            cancellationToken.ThrowIfCancellationRequested();
        if (operators > PdfLimits.MaxOperators)
            Exceed($"{PdfLimits.MaxOperators} operators", $"> {PdfLimits.MaxOperators}");
    }

    public void FormDraw()
    {
        if (++formDraws > PdfLimits.MaxFormDraws)
            Exceed($"{PdfLimits.MaxFormDraws} forms", $"> {PdfLimits.MaxFormDraws}");
    }

    public void Letters(int onPage)
    {
        letters += onPage;
        if (letters > PdfLimits.MaxLetters)
            Exceed($"{PdfLimits.MaxLetters} letters", $"> {PdfLimits.MaxLetters}");
    }

    /// <summary>Notes that a limit was met and gives up.</summary>
    /// <exception cref="UnreadableFileException">Always.</exception>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void Exceed(string limit, string met)
    {
        exceeded ??= new Defect(FindingCode.LimitExceeded, Limit: limit, Met: met);
        throw new UnreadableFileException(exceeded);
    }

    public void ThrowIfExceeded()
    {
        if (exceeded is not null)
            throw new UnreadableFileException(exceeded);
    }
}
