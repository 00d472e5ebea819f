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
        // While it starts it has its libraries and fonts open, one after the other; then it waits for its pixels to be taken.
        string[] open = [];
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"{folder}/comm").Trim() == "pdftoppm" && (open = Open(folder)).Length == 4 && open.Count(IsDocument) == 2, TimeSpan.FromSeconds(30)),
            $"{File.ReadAllText($"{folder}/comm")} {string.Join(' ', open)}");

        var status = File.ReadAllLines($"{folder}/status").Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
        var limits = File.ReadAllLines($"{folder}/limits");

        Assert.True(IsDocument(open[0]) && IsDocument(open[3]), string.Join(' ', open));
        Assert.All(open[1..3], o => Assert.StartsWith("pipe:", o));
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

    /// <summary>What its descriptors are, from 0 on.</summary>
    private static string[] Open(string folder) =>
        [.. Directory.GetFiles($"{folder}/fd").OrderBy(f => int.Parse(Path.GetFileName(f), CultureInfo.InvariantCulture)).Select(f => Path.GetFileName(new FileInfo(f).LinkTarget ?? "gone"))];

    private static bool IsDocument(string open) => open == "memfd:document (deleted)";
}
