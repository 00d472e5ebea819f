using System.Diagnostics;

namespace Materials.Hostile.Fuzzing;

/// <summary>Starts this program once more, held to the memory of a reading process.</summary>
internal static class SelfProcess
{
    /// <summary>400 MiB, as hexadecimal digits: what a reading process has for .NET's own objects.</summary>
    private const string HeapLimit = "0x19000000";

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet")
            start.ArgumentList.Add(typeof(SelfProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        return Process.Start(start)!;
    }
}
