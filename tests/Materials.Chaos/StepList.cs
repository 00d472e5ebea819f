using Materials.Chaos.Books;
using Materials.Chaos.Machinery;
using Materials.Chaos.Packages;

namespace Materials.Chaos;

/// <summary>Finds out which steps there are, by having a worker write down what it passes.</summary>
internal static class StepList
{
    public static async Task<int> RunAsync(Options options)
    {
        await using var scene = await Scene.SetAsync(nodes: 1, options.Program, workersDieAtSteps: true);
        foreach (var (blob, content) in KnownPackages.Blobs)
            await scene.Container.GetBlobClient(blob).UploadAsync(new BinaryData(content));
        var file = Path.Combine(scene.Folder, "steps");
        var worker = scene.StartWorker(
            ("MATERIALS__SCREENING__CHECKLIST", KnownPackages.WriteChecklist(scene.Folder)), ("MATERIALS__READING__PROCESSES", "1"), ("MATERIALS_CHAOS_STEPS", file));
        while (!worker.Flows)
            await Task.Delay(100);
        var ledger = new Ledger();
        await using var portal = new Portal(scene.Cluster, ledger);
        portal.Listen();
        var (packages, dice) = (new KnownPackages(), new Random(1));
        for (var i = 0; i < 20; i++)
            await portal.SubmitAsync(await packages.MakeAsync($"S{i}", dice), CancellationToken.None);
        while (!ledger.IsComplete)
            await Task.Delay(100);
        foreach (var step in File.ReadAllLines(file))
            Console.WriteLine($"{(Steps.Always.Contains(step) ? '*' : ' ')} {step}");
        var absent = Steps.Always.Except(File.ReadAllLines(file)).ToArray();
        Console.WriteLine(absent.Length == 0 ? "Every step marked * is killed at." : $"Not passed: {string.Join(", ", absent)}");
        return absent.Length == 0 ? 0 : 1;
    }
}
