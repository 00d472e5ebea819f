namespace Materials.Worker.Desk;

/// <summary>Where the desk keeps what is its own: its read model and the keys that its cookies are signed with.</summary>
/// <param name="Path">Made when it is needed; readable for this user alone.</param>
internal sealed record DeskFolder(string Path)
{
    /// <summary>The folder of that name in it.</summary>
    public DirectoryInfo Part(string name)
    {
        const UnixFileMode onlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var part = System.IO.Path.Combine(Path, name);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(part) : Directory.CreateDirectory(part, onlyMe);
    }
}
