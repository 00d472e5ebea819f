using Materials.Hostile.Fuzzing;

return args switch
{
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
        fuzz --minutes N --seed S [--format NAME] [--from INDEX] [--count N] [--folder DIR] [--no-shrink]
                                     tries mutations; the same seed gives the same ones
        fuzz --total [--folder DIR]  what has been tried so far
        fuzz-file FORMAT FILE        tries one file, as it was kept by an earlier run
        """);
    return 2;
}
