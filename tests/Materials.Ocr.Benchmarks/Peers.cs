using System.Diagnostics;
using System.Globalization;
using System.Text;
using Materials.Reading.Ocr;

namespace Materials.Ocr.Benchmarks;

/// <summary>Reads every image of a folder with this engine, with Tesseract and with the Node package: texts, CPU seconds a page, peak memory.</summary>
internal static class Peers
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>This process reads all images, one after the other.</summary>
    public static void Own(string images, string texts)
    {
        Directory.CreateDirectory(texts);
        using var engine = OcrEngine.Load();
        var files = Images(images);
        // What runs for the first time is compiled first: not the cost of a page.
        engine.Read(File.ReadAllBytes(files[0]), CancellationToken.None);
        foreach (var file in files)
        {
            var before = Environment.CpuUsage.TotalTime;
            var page = engine.Read(File.ReadAllBytes(file), CancellationToken.None);
            Keep(texts, file, string.Join('\n', page.Lines.Select(l => l.Text)), (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
    }

    /// <summary>One process a page, as Tesseract is used.</summary>
    public static void Tesseract(string images, string texts)
    {
        Directory.CreateDirectory(texts);
        foreach (var file in Images(images))
        {
            var (cpu, _, text) = Run("tesseract", [file, "-", "-l", "chi_sim", "--psm", "1"]);
            Keep(texts, file, text, cpu);
        }
    }

    /// <summary>The whole comparison in one run: the measures of different machines don't compare.</summary>
    public static void Compare(string pages, string? nodeModules, string work)
    {
        var images = Path.Combine(pages, "images");
        var self = Environment.ProcessPath!;
        Report("own engine", pages, Path.Combine(work, "own"), to => Run(self, ["read", images, to]).PeakMegabytes);
        Report("tesseract", pages, Path.Combine(work, "tesseract"), to => Run(self, ["tesseract", images, to]).PeakMegabytes);
        if (nodeModules is not null)
        {
            var script = Path.Combine(AppContext.BaseDirectory, "node-peer.mjs");
            Report("node package", pages, Path.Combine(work, "node"), to => Run("node", [script, nodeModules, images, to]).PeakMegabytes);
        }
    }

    public static void Report(string who, string pages, string texts, Func<string, double>? read = null)
    {
        Directory.CreateDirectory(texts);
        var peak = read?.Invoke(texts) ?? 0;
        var total = new Score(0, 0, 0, 0, 0);
        Console.WriteLine($"# {who}");
        foreach (var (image, score) in Score.Of(pages, texts))
        {
            total += score;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{image,-32} {100 * score.Accuracy,7:F2} %  fields {score.Found}/{score.Fields}  length ×{score.Read / (double)score.Characters:F2}  {CpuOf(texts, image):F2} s"));
        }
        var cpu = Images(Path.Combine(pages, "images")).Select(i => CpuOf(texts, Path.GetFileNameWithoutExtension(i))).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{who}: characters {100 * total.Accuracy:F2} %, fields {total.Found}/{total.Fields}, CPU s a page median {cpu[cpu.Length / 2]:F2}, mean {cpu.Average():F2}, peak {peak:F0} MB"));
    }

    private static string[] Images(string folder) => [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];

    private static double CpuOf(string texts, string image)
    {
        var file = Path.Combine(texts, image + ".cpu");
        return File.Exists(file) ? double.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : 0;
    }

    private static void Keep(string texts, string image, string text, double cpu)
    {
        var stem = Path.Combine(texts, Path.GetFileNameWithoutExtension(image));
        File.WriteAllText(stem + ".txt", text, Utf8);
        File.WriteAllText(stem + ".cpu", cpu.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>GNU time measures the child with its threads and its own children; peak memory is its largest process's.</summary>
    private static (double Cpu, double PeakMegabytes, string Output) Run(string program, string[] arguments)
    {
        var measures = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%U %S %M", "-o", measures, program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Utf8,
            };
            using var child = Process.Start(start)!;
            var errors = child.StandardError.ReadToEndAsync();
            var output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            if (child.ExitCode != 0)
                throw new InvalidOperationException($"{program} failed: {errors.Result}");
            var parts = File.ReadAllLines(measures)[^1].Split(' ').Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            return (parts[0] + parts[1], parts[2] / 1024, output);
        }
        finally
        {
            File.Delete(measures);
        }
    }
}
