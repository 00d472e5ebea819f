namespace Materials.Reading.Tests;

/// <summary>Files of the repository that no library at hand writes.</summary>
internal static class Specimen
{
    /// <param name="path">Inside this project's folder.</param>
    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, path));
}
