using Materials.Hostile.Cases;
using Materials.Hostile.Fuzzing;

return args switch
{
    ["cases"] => await CaseCommand.RunAsync(""),
    ["cases", "--together"] => await CaseCommand.RunTogetherAsync(""),
    ["cases", "--together", var part] => await CaseCommand.RunTogetherAsync(part),
    ["cases", var part] => await CaseCommand.RunAsync(part),
    ["memory", .. var parts] => await CaseCommand.MeasureMemoryAsync(parts.FirstOrDefault("")),
    ["pdfs", var list] => await PdfFolder.CompareAsync(list),
    ["fuzz", .. var options] => await FuzzCommand.RunAsync(options),
    ["fuzz-batch", var format, var seed, var from, var count, var progress, var report] =>
        FuzzBatch.Run(FuzzCommand.Format(format), long.Parse(seed), long.Parse(from), long.Parse(count), progress, report),
    ["fuzz-file", var format, var file] => FuzzCommand.TryFile(format, file),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        cases [PART]                 every hostile file (or those with PART in their name), alone and amid nine good ones: a table, with memory
        cases --together [PART]      the same in packages of many, as the tests do
        memory [PART]                the largest honest file of each kind and every hostile one: the most memory of a reading process and of this one
        pdfs LIST|FOLDER             reads PDF files and holds them against pdftotext
        fuzz --minutes N --seed S [--format NAME] [--from INDEX] [--count N] [--folder DIR] [--no-shrink]
                                     tries mutations; the same seed gives the same ones
        fuzz --total [--folder DIR]  what has been tried so far
        fuzz-file FORMAT FILE        tries one file, as it was kept by an earlier run
        """);
    return 2;
}
