using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Materials.Benchmarks;

/// <summary>CPU time (user and system, of the child processes) of reading a PDF here and with pdftotext, in turns, on the same files.</summary>
internal static class PdfComparison
{
    /// <param name="program">A published <c>materials</c>, whose <c>read</c> is measured with its reading processes; null for the reader alone.</param>
    public static int Measure(string folder, int rounds, string? program = null)
    {
        Console.WriteLine("producer     materials  start-up  pdftotext  start-up   ratio of what is left");
        var worst = 0.0;
        foreach (var producer in PdfSamples.Producers)
        {
            var (many, one) = (PdfSamples.File(folder, producer, PdfSamples.ManyPages), PdfSamples.File(folder, producer, 1));
            List<double> own = [], ownStart = [], other = [], otherStart = [];
            for (var round = 0; round < rounds; round++)
            {
                own.Add(Own(many));
                other.Add(Cpu("pdftotext", many, "-"));
                ownStart.Add(Own(one));
                otherStart.Add(Cpu("pdftotext", one, "-"));
            }

            var ratio = (Median(own) - Median(ownStart)) / (Median(other) - Median(otherStart));
            worst = Math.Max(worst, ratio);
            Console.WriteLine(
                $"{producer,-12} {Median(own),8:0.000}s {Median(ownStart),8:0.000}s {Median(other),9:0.000}s {Median(otherStart),8:0.000}s   {ratio:0.00}");
        }

        return worst < 1 ? 0 : 1;

        double Own(string file) => program is null ? Cpu(Environment.ProcessPath!, "pdf", "text", file) : Cpu(program, "read", file);
    }

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static double Cpu(string program, params string[] arguments)
    {
        var before = CpuOfChildren();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using (var process = Process.Start(start)!)
        {
            process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }

        return CpuOfChildren() - before;
    }

    private static double CpuOfChildren()
    {
        const int Children = -1;
        var usage = new long[18];
        if (GetResourceUsage(Children, usage) != 0)
            throw new InvalidOperationException("getrusage failed.");
        return usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, long[] usage);
}
