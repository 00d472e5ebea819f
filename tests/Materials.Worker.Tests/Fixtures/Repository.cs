namespace Materials.Worker.Tests.Fixtures;

/// <summary>Where the tests find what they do not build themselves.</summary>
internal static class Repository
{
    /// <summary>The folder that holds <c>Materials.sln</c>.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Materials.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not stand in their repository."));
}
