namespace Materials.Reading.Ocr;

/// <summary>The files that recognition needs: PP-OCRv4 mobile (Chinese), fetched at build time by <c>Models.targets</c>.</summary>
/// <param name="Detector">Finds lines of text: an image in, a map of text probability out.</param>
/// <param name="Recogniser">Reads one line: a strip 48 pixels high in, class probabilities per step out.</param>
/// <param name="Dictionary">The recogniser's characters, one a line.</param>
internal sealed record OcrModels(string Detector, string Recogniser, string Dictionary)
{
    /// <summary>The folder beside the program that the build puts them in.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "ocr-models");

    /// <summary>The models beside the program; null when the build could not fetch them.</summary>
    public static OcrModels? Installed()
    {
        var models = new OcrModels(
            Path.Combine(Folder, "ch_PP-OCRv4_det_infer.onnx"),
            Path.Combine(Folder, "ch_PP-OCRv4_rec_infer.onnx"),
            Path.Combine(Folder, "ppocr_keys_v1.txt"));
        return File.Exists(models.Detector) && File.Exists(models.Recogniser) && File.Exists(models.Dictionary) ? models : null;
    }
}
