namespace Materials.Hostile.Fuzzing;

/// <summary>Takes away from a file what its defect does not need.</summary>
internal static class Shrinking
{
    /// <summary>Attempts for a file whose defect ends the process: each starts one.</summary>
    private const int MaxProcesses = 60;

    private const int MaxAttempts = 2_000;
    private const int SmallestPiece = 4;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    public static byte[] Smaller(FuzzFormat format, byte[] file, string what)
    {
        var kind = Kind(what);
        var dies = kind is "death" or "hang";
        var left = kind is "hang" ? 0 : dies ? MaxProcesses : MaxAttempts;
        for (var piece = file.Length / 2; piece >= SmallestPiece && left > 0; piece /= 2)
        {
            for (var at = 0; at < file.Length && left > 0;)
            {
                byte[] smaller = [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(file.Length, at + piece))];
                left--;
                if (smaller.Length > 0 && Kind(dies ? InProcess(format, smaller) : FuzzBatch.Judge(format, smaller)) == kind)
                    file = smaller;
                else
                    at += piece;
            }
        }

        return file;
    }

    /// <summary>Tries one file in a process of its own.</summary>
    /// <returns>The defect; null when there is none.</returns>
    public static string? InProcess(FuzzFormat format, byte[] file)
    {
        var name = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(name, file);
            using var process = SelfProcess.Start("fuzz-file", format.Name, name);
            var words = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(MaxTime))
            {
                process.Kill();
                return "hang";
            }

            return process.ExitCode switch
            {
                0 => null,
                1 => words.Result.Trim(),
                var code => Death.Of(code, words.Result),
            };
        }
        finally
        {
            File.Delete(name);
        }
    }

    private static string? Kind(string? what) => what?.Split(':')[0];
}
