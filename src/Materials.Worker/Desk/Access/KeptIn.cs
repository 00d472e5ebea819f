using System.CommandLine;
using Materials.Worker.CommandLine;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>Where the commands that manage users and keys find them: the folder of <c>serve</c>, or the blob store of workers.</summary>
internal static class KeptIn
{
    public static Option<string?> Option(Language language) => new("--data")
    {
        Description = language == Language.Zh
            ? "serve 的数据文件夹；不给出时用 MATERIALS__STORAGE__… 配置的存储容器"
            : "The data folder of serve; without it, the blob container configured by MATERIALS__STORAGE__…",
        HelpName = "DIR",
    };

    /// <exception cref="CommandFailure">There is no such folder, or neither is configured.</exception>
    public static IStore Store(string? folder)
    {
        if (folder is null)
            return new BlobStore(Settings.Of<StorageOptions>(StorageOptions.Section).ToContainer());
        if (!Directory.Exists(folder))
            throw CommandFailure.CannotOpen($"没有文件夹 {folder}", $"There is no folder {folder}");
        Seclude(folder);
        return new FolderStore(Path.GetFullPath(folder));
    }

    /// <summary>Makes the part of a folder store that holds hashes of passwords and keys readable for this user alone.</summary>
    public static void Seclude(string folder)
    {
        const UnixFileMode onlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if (OperatingSystem.IsWindows())
            return;
        var access = Directory.CreateDirectory(Path.Combine(folder, "access"), onlyMe);
        access.UnixFileMode = onlyMe;
    }
}
