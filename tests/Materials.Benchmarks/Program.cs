using Materials.Benchmarks;

return args switch
{
    ["pdf", "make", var folder] => PdfSamples.Make(folder),
    ["pdf", "measure", var folder] => PdfComparison.Measure(folder, rounds: 5),
    ["pdf", "measure", var folder, var rounds] => PdfComparison.Measure(folder, int.Parse(rounds)),
    ["pdf", "measure", var folder, var rounds, var program] => PdfComparison.Measure(folder, int.Parse(rounds), program),
    ["pdf", "text", var file] => PdfText.Write(file),
    ["pdf", "layout", var file] => PdfText.WriteLayout(file),
    ["containment", "measure", var program] => await ContainmentMeasure.MeasureAsync(program, rounds: 20),
    ["containment", "compare", var program, var folder] => await ContainmentMeasure.CompareAsync(program, folder),
    ["memory", var program, var page, .. var parts] => await PeakMeasure.MeasureAsync(program, page, parts.FirstOrDefault("")),
    ["legible", var program, .. var folders] => await LegibilityCount.CountAsync(program, folders),
    ["desk", "queue", var program, .. var packages] => await QueueMeasure.MeasureAsync(program, int.Parse(packages.FirstOrDefault("10000"))),
    ["desk", "first", var program, var folder, .. var starts] => await FirstResultMeasure.MeasureAsync(program, folder, int.Parse(starts.FirstOrDefault("5"))),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        pdf make FOLDER              makes the sample files with Chromium and LibreOffice
        pdf measure FOLDER [ROUNDS]  CPU time of the reader against pdftotext on them
        pdf measure FOLDER ROUNDS PROGRAM    the same of a published program's `read`
        pdf text FILE                the text of a PDF, as measured
        pdf layout FILE              its lines with roles and places, hidden text and pictures
        containment measure PROGRAM          start, replacement and warm requests of reading processes
        memory PROGRAM PICTURE [PART]        peak memory of a reading process, page by page of the kinds that ask for much
        legible PROGRAM FOLDER...            which of many legible pictures and scans are told as illegible or blank: 1 when any is
        desk queue PROGRAM [PACKAGES]        the reviewers' queue over many packages, page by page over HTTP
        desk first PROGRAM FOLDER [STARTS]   from dropping a folder on the applicant's page to the first file's result
        containment compare PROGRAM FOLDER   every file read inside and outside: is anything different?
        """);
    return 2;
}
