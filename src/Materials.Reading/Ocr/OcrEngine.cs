namespace Materials.Reading.Ocr;

/// <summary>Reads the text of an image. Thread-safe; one page takes one core. Loading takes about a third of a second: keep it.</summary>
public sealed class OcrEngine : IDisposable
{
    /// <summary>A room's shelves and windows give fewer boxes that look like lines of text, mostly.</summary>
    private const int PageOfText = 8;

    private readonly TextDetector detector;
    private readonly TextRecogniser recogniser;

    private OcrEngine(OcrModels models)
    {
        detector = new TextDetector(File.ReadAllBytes(models.Detector));
        recogniser = new TextRecogniser(File.ReadAllBytes(models.Recogniser), File.ReadAllLines(models.Dictionary));
    }

    /// <summary>Whether the models stand beside the program.</summary>
    public static bool IsInstalled => OcrModels.Installed() is not null;

    /// <exception cref="InvalidOperationException">The models are not installed.</exception>
    public static OcrEngine Load() =>
        new(OcrModels.Installed() ?? throw new InvalidOperationException($"The OCR models are not installed in {OcrModels.Folder}."));

    /// <summary>Decodes, rights, measures and reads one image.</summary>
    /// <param name="encoded">JPEG, PNG, TIFF, BMP or WebP.</param>
    /// <param name="cancellationToken">Looked at between lines.</param>
    /// <exception cref="UnreadableFileException">It is damaged, or larger than any document needs to be.</exception>
    public OcrPage Read(ReadOnlyMemory<byte> encoded, CancellationToken cancellationToken) => Read(encoded, 0, cancellationToken);

    /// <param name="page">The page of a TIFF, from 0.</param>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, CancellationToken)"/>
    public OcrPage Read(ReadOnlyMemory<byte> encoded, int page, CancellationToken cancellationToken) =>
        Read(PageImage.Decode(encoded, page), alive: null, cancellationToken);

    /// <summary>Rights, measures and reads one page.</summary>
    /// <param name="alive">Told now and then while lines are read.</param>
    internal OcrPage Read(PageImage image, Action? alive, CancellationToken cancellationToken)
    {
        var look = FirstLook.At(image, detector);
        if (look.Lines.Count == 0)
            return new OcrPage([], 0, Legibility.Of(image, [], 0), 0);

        image = image.Turned(look.Turn);
        var found = new LineFinder(detector).Find(image, look.TextHeight, cancellationToken);
        var reader = new LineReader(recogniser, image);
        var upsideDown = reader.IsUpsideDown(found);
        var lines = reader.Read(found, upsideDown, alive, cancellationToken);
        if (upsideDown)
            image = image.Turned(180);
        // Of a photograph's boxes those that read as text are; where a page is full of them and none reads, they all are.
        var text = lines.Count > 0 ? [.. lines.Select(l => l.Place)] : found.Count >= PageOfText ? found : [];
        return new OcrPage(
            PageLayout.Order(lines, image.WithoutRed),
            (look.Turn + (upsideDown ? 180 : 0)) % 360,
            Legibility.Of(image, text, look.TextHeight),
            ReadLine.MeanConfidence(lines))
        {
            Seals = SealFinder.Find(image),
        };
    }

    public void Dispose()
    {
        detector.Dispose();
        recogniser.Dispose();
    }
}
