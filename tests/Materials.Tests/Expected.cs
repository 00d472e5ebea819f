using System.Runtime.CompilerServices;
using Xunit;

namespace Materials.Tests;

/// <summary>Holds a text against the expected file beside the test. The files are documentation: read them.</summary>
internal static class Expected
{
    /// <summary>
    /// Compares with <c>NAME</c> in the folder of the calling test. To accept a change on purpose, run the tests with
    /// <c>MATERIALS_ACCEPT=1</c> and read the difference before you commit it.
    /// </summary>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable("MATERIALS_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
