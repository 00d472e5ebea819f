using Materials.Reading.Containment;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Drawing;

/// <summary>The parent's side of drawing, for one reading process: keeps the document and has one page drawn at a time.</summary>
/// <remarks>The parent looks at neither the document nor the pixels: the one is kept as bytes, the others go straight from process to process.</remarks>
internal sealed class DrawingDesk(ContainmentOptions options) : IDisposable
{
    /// <summary>The largest file that pages are drawn of: it is held in memory meanwhile. Scans that need drawing are small, since they are packed well.</summary>
    public const int MaxDocumentBytes = 256 << 20;

    /// <summary>An A4 page at 300 dpi.</summary>
    public const int MaxSide = 3508;

    private const uint CloseOnExec = 1;

    private SafeFileHandle? _document;
    private long _length;
    private DrawingProcess? _drawing;

    /// <summary>Another document comes, in parts.</summary>
    public void Begin()
    {
        Forget();
        var descriptor = Native.memfd_create("document", CloseOnExec);
        _document = descriptor < 0 ? null : new(descriptor, ownsHandle: true);
    }

    /// <returns>Whether there may be as much of it. Where there is no memory for it, nothing can be drawn of it, that is all.</returns>
    public bool Add(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length > MaxDocumentBytes)
            return false;

        try
        {
            if (_document is not null)
                RandomAccess.Write(_document, part, _length);
        }
        catch (IOException)
        {
            _document!.Dispose();
            _document = null;
        }

        _length += part.Length;
        return true;
    }

    /// <summary>Has a page drawn.</summary>
    /// <returns>The end of a pipe that the pixels come out of, good until the next call; null when nothing can be drawn.</returns>
    public SafeFileHandle? Draw(DrawingRequest request)
    {
        _drawing?.Dispose();
        _drawing = null;
        if (options.DrawingProgram is not { } program || _document is null || request.Page < 1 || request.LongestSide is < 1 or > MaxSide)
            return null;

        var terms = new DrawingTerms(
            program, request.Page, request.LongestSide, options.MaxDrawingMemoryBytes, (int)Math.Ceiling(options.MaxTimePerDrawing.TotalSeconds));
        _drawing = StartingThread.RunAsync(() => DrawingProcess.Start(options, terms, _document)).GetAwaiter().GetResult();
        return _drawing?.Pixels;
    }

    /// <summary>The file is read: its document goes, and whatever still draws.</summary>
    public void Forget()
    {
        _drawing?.Dispose();
        _drawing = null;
        _document?.Dispose();
        _document = null;
        _length = 0;
    }

    public void Dispose() => Forget();
}
