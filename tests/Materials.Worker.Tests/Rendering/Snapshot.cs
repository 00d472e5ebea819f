using System.Runtime.CompilerServices;

namespace Materials.Worker.Tests.Rendering;

/// <summary>Holds what was rendered against a file that a person can read and has approved.</summary>
internal static class Snapshot
{
    /// <param name="name">The file in the folder <c>Expected</c> beside this one. With <c>MATERIALS_APPROVE=1</c> it is written instead.</param>
    public static void Matches(string name, string rendered, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Expected", name);
        if (Environment.GetEnvironmentVariable("MATERIALS_APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, rendered);
        }

        Assert.Equal(File.ReadAllText(file), rendered);
    }
}
