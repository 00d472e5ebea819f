using System.Runtime.InteropServices;
using System.Text.Json;
using Materials.Worker.Tests.CommandLine;
using Materials.Worker.Tests.Fixtures;

namespace Materials.Worker.Tests.Models;

/// <summary>The built program without its OCR models: it asks a person, and never calls a scanned material missing.</summary>
public sealed class WithoutModelsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Package => Path.Combine(folder.Path, "package");

    public WithoutModelsTests()
    {
        // The program as it lies here, but for the folder of the models. Whatever else it needs must lie in its folder: it may open nothing beyond.
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier), "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(folder.Path, "program", Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        folder.Write("package/营业执照副本.jpg", File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Materials.Reading.Tests", "Ocr", "Images", "licence__photo.jpg")));
    }

    [Fact]
    public async Task Scan_is_for_a_person_to_look_at_and_nothing_is_called_missing_for_it()
    {
        var run = await RunAsync("check", Package, "--lang", "en", "--format", "json");

        Assert.Equal(1, run.ExitCode);
        var licence = JsonDocument.Parse(run.Output).RootElement.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("key").GetString() == "business-license");
        Assert.Equal("needs-review", licence.GetProperty("status").GetString());
        Assert.Contains("text recognition (OCR) is not installed", licence.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"missing\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_says_per_file_that_recognition_is_not_installed()
    {
        var run = await RunAsync("read", Package, "--lang", "en");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("营业执照副本.jpg: 1 not read (text recognition (OCR) is not installed): 1", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Task<ProcessResult> RunAsync(params string[] arguments) => MaterialsProcess.RunProgramAsync(Path.Combine(folder.Path, "program", "materials"), [], arguments);
}
