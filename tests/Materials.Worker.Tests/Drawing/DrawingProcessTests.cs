using System.Globalization;
using Materials.Reading.Containment;
using Materials.Reading.Drawing;
using Materials.Reading.Tests.Pdf;
using Materials.Worker.Tests.Containment;
using Microsoft.Win32.SafeHandles;

namespace Materials.Worker.Tests.Drawing;

/// <summary>What a drawing process is left with once it has become the program that draws: seen from outside, while nobody takes its pixels.</summary>
public sealed class DrawingProcessTests : IDisposable
{
    private readonly SafeFileHandle document = new(Native.memfd_create("document", 1), ownsHandle: true);

    public DrawingProcessTests() => RandomAccess.Write(document, PdfFile.OnePage("BT /F 12 Tf 50 700 Td (Service) Tj ET").ToBytes(), 0);

    [Fact]
    public void It_has_a_document_a_pipe_and_its_error_output_and_may_do_nothing_else()
    {
        using var drawing = Start();
        var folder = FolderOf(drawing);
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"{folder}/comm").Trim() == "pdftoppm" && Descriptors(folder).Length == 4, TimeSpan.FromSeconds(30)),
            $"{File.ReadAllText($"{folder}/comm")} {string.Join(' ', Descriptors(folder))}");

        var status = File.ReadAllLines($"{folder}/status").Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
        var limits = File.ReadAllLines($"{folder}/limits");

        Assert.Equal(["0", "1", "2", "3"], Descriptors(folder));
        Assert.All((string[])["0", "3"], d => Assert.Equal("/memfd:document (deleted)", new FileInfo($"{folder}/fd/{d}").LinkTarget));
        Assert.Equal("LANG=C.UTF-8\0", File.ReadAllText($"{folder}/environ"));
        Assert.Equal("1", status["NoNewPrivs"]);
        Assert.Equal("2", status["Seccomp"]);
        Assert.Contains(limits, l => l.StartsWith("Max file size             0 ", StringComparison.Ordinal));
        Assert.Contains(limits, l => l.StartsWith("Max cpu time              5 ", StringComparison.Ordinal));
        Assert.Contains(limits, l => l.StartsWith($"Max data size             {256 << 20} ", StringComparison.Ordinal));
    }

    [Fact]
    public void It_ends_with_its_owner()
    {
        var drawing = Start();
        var folder = FolderOf(drawing);
        Assert.True(Directory.Exists(folder));

        drawing.Dispose();

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void All_that_is_refused_to_a_reading_process_is_refused_to_it_but_becoming_a_program()
    {
        var own = new Seccomp.Architecture(1, 2, Execute: 59, 4, 5, 6, null, [], [57, 59, 322]);

        var filter = Seccomp.Filter(Seccomp.Executing(own));

        Assert.Contains(filter, i => i.Value == 322);
        Assert.DoesNotContain(filter, i => i.Value == 59);
    }

    public void Dispose() => document.Dispose();

    private DrawingProcess Start()
    {
        Assert.SkipUnless(DrawingProgram.Find() is not null, "poppler's pdftoppm is not installed.");
        return DrawingProcess.Start(Pools.OfProgram, new(DrawingProgram.Find()!, 1, 2000, 256 << 20, 5), document)!;
    }

    private static string FolderOf(DrawingProcess drawing) => $"/proc/{drawing.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    private static string[] Descriptors(string folder) => [.. Directory.GetFiles($"{folder}/fd").Select(f => Path.GetFileName(f)!).Order()];
}
