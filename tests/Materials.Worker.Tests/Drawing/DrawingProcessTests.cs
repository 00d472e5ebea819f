using System.Globalization;
using Materials.Reading.Containment;
using Materials.Reading.Drawing;
using Materials.Worker.Tests.Containment;

namespace Materials.Worker.Tests.Drawing;

/// <summary>What a drawing process is left with when it becomes the program that draws: seen from outside at one that never ends.</summary>
public sealed class DrawingProcessTests
{
    /// <summary>Writes until nobody takes it any more.</summary>
    private const string Endless = "/usr/bin/yes";

    [Fact]
    public void It_has_a_document_a_pipe_and_its_error_output_and_may_do_nothing_else()
    {
        using var document = File.OpenHandle(Path.Combine(AppContext.BaseDirectory, "materials.dll"));
        using var drawing = DrawingProcess.Start(Pools.OfProgram, new(Endless, 1, 100, 64 << 20, 5), document)!;
        var folder = $"/proc/{drawing.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText($"{folder}/comm").Trim() == "yes", TimeSpan.FromSeconds(20)), "It did not become the other program.");

        var status = File.ReadAllLines($"{folder}/status").Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
        var limits = File.ReadAllLines($"{folder}/limits");

        Assert.Equal(["0", "1", "2"], Directory.GetFiles($"{folder}/fd").Select(f => Path.GetFileName(f)!).Order());
        Assert.Equal("LANG=C.UTF-8\0", File.ReadAllText($"{folder}/environ"));
        Assert.Equal("1", status["NoNewPrivs"]);
        Assert.Equal("2", status["Seccomp"]);
        Assert.Contains(limits, l => l.StartsWith("Max file size             0 ", StringComparison.Ordinal));
        Assert.Contains(limits, l => l.StartsWith("Max cpu time              5 ", StringComparison.Ordinal));
        Assert.Contains(limits, l => l.StartsWith($"Max data size             {64 << 20} ", StringComparison.Ordinal));
    }

    [Fact]
    public void It_ends_with_its_owner()
    {
        using var document = File.OpenHandle(Path.Combine(AppContext.BaseDirectory, "materials.dll"));
        var drawing = DrawingProcess.Start(Pools.OfProgram, new(Endless, 1, 100, 64 << 20, 5), document)!;
        var folder = $"/proc/{drawing.ProcessId.ToString(CultureInfo.InvariantCulture)}";

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
}
