namespace Materials.Reading.Ocr;

/// <summary>Reads the text of an image. Thread-safe; one page takes one core. Loading takes about a third of a second: keep it.</summary>
public sealed class OcrEngine : IDisposable
{
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
        var legibility = Legibility.Of(image, look);
        if (look.Lines.Count == 0)
            return new OcrPage([], 0, legibility, 0);

        image = image.Turned(look.Turn);
        var found = new LineFinder(detector).Find(image, look.TextHeight, cancellationToken);
        var reader = new LineReader(recogniser, image);
        var upsideDown = reader.IsUpsideDown(found);
        var lines = reader.Read(found, upsideDown, alive, cancellationToken);
        if (upsideDown)
            image = image.Turned(180);
        return new OcrPage(
            PageLayout.Order(lines, image.WithoutRed),
            (look.Turn + (upsideDown ? 180 : 0)) % 360,
            legibility,
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
