using System.IO.MemoryMappedFiles;

namespace Materials.Hostile.Fuzzing;

/// <summary>A stretch of mutations, tried one after the other in this process, which may die of one of them.</summary>
internal static class FuzzBatch
{
    /// <summary>The exit code of a process that has done its stretch or met its end of time.</summary>
    public const int Done = 0;

    /// <summary>Where it has come to, in a file that outlives it: the index of the mutation that it is at.</summary>
    public const int ProgressBytes = 8;

    /// <param name="report">Takes a line <c>index TAB what</c> for each mutation with a defect.</param>
    public static int Run(FuzzFormat format, long seed, long from, long count, string progress, string report)
    {
        using var shared = MemoryMappedFile.CreateFromFile(progress, FileMode.Open, null, ProgressBytes);
        using var view = shared.CreateViewAccessor();
        using var defects = new StreamWriter(report, append: true) { AutoFlush = true };
        for (var index = from; index < from + count; index++)
        {
            view.Write(0, index);
            if (Judge(format, format.Make(seed, index)) is { } wrong)
                defects.WriteLine($"{index}\t{wrong}");
        }

        view.Write(0, from + count);
        return Done;
    }

    /// <summary>What is wrong with how a file was taken; null when nothing is.</summary>
    public static string? Judge(FuzzFormat format, byte[] file)
    {
        try
        {
            return format.Try(file);
        }
        catch (Exception e)
        {
            var place = e.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Materials.", StringComparison.Ordinal))?.Trim();
            return $"{e.GetType().Name}: {e.Message} {place}".ReplaceLineEndings(" ");
        }
    }
}
