using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Containment;

namespace Materials.Worker.Tests.Containment;

/// <summary>Pools of reading processes: of the built program, and of one that fails, lies and tries to break out as the files' names say.</summary>
internal static class Pools
{
    public static ContainmentOptions OfProgram { get; } = new()
    {
        Program = Path.Combine(AppContext.BaseDirectory, "materials"),
        Arguments = ["read-contained"],
        Processes = 1,
    };

    public static ContainmentOptions OfFaultyReader { get; } = OfProgram with
    {
        Program = Path.Combine(AppContext.BaseDirectory, "Materials.FaultyReader"),
        Arguments = [],
    };

    /// <summary>Reads a text that is a file of the package under this name.</summary>
    public static Task<ImmutableArray<FileContent>> ReadTextAsync(this ReadingPool pool, string path, string text = "客户满意度调查方案") =>
        pool.ReadBytesAsync(path, Encoding.UTF8.GetBytes(text));

    public static async Task<ImmutableArray<FileContent>> ReadBytesAsync(this ReadingPool pool, string path, byte[] bytes)
    {
        await using var file = Open(bytes);
        return await pool.ReadAsync(path, file, TestContext.Current.CancellationToken);
    }

    public static FileStream Open(byte[] bytes)
    {
        var name = Path.GetTempFileName();
        File.WriteAllBytes(name, bytes);
        return new(name, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose);
    }
}
