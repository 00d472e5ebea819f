using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Materials.Messages;
using Materials.Packages;

namespace Materials.Worker.Packages;

/// <summary>A package on this machine: a folder, an archive or a single file.</summary>
/// <remarks>
/// Nothing is written beside it. Symbolic links inside a folder are not followed: what they lead to inside the folder is there under its
/// own name, what is outside is no part of the package.
/// </remarks>
internal sealed class LocalPackage : IPackageSource
{
    private const string SubmissionFile = "package.json";

    private readonly ImmutableArray<PackageFile> _files;

    private LocalPackage(Submission submission, ImmutableArray<PackageFile> files, ImmutableArray<string> links)
    {
        Submission = submission;
        _files = files;
        Links = links;
    }

    /// <summary>What the folder's own <c>package.json</c> says, completed by every file that is there; without one, an id made from the name.</summary>
    public Submission Submission { get; }

    /// <summary>The paths of the symbolic links that were passed over.</summary>
    public ImmutableArray<string> Links { get; }

    public IPackageSource Source => this;

    /// <param name="path">A folder, an archive or a file.</param>
    /// <exception cref="PackageNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="InvalidPackageFileException">Its <c>package.json</c> is no submission.</exception>
    public static async Task<LocalPackage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
        {
            var file = new FileInfo(full);
            return Of(Unannounced(Path.GetFileNameWithoutExtension(full)), [Found(file.Name, file)], []);
        }
        if (!Directory.Exists(full))
            throw new PackageNotFoundException($"{path}: there is no such folder or file");

        var links = new List<string>();
        var found = Walk(new DirectoryInfo(full), "", links).ToList();
        var own = found.Find(f => f.Path == SubmissionFile);
        var submission = own is null
            ? Unannounced(Path.GetFileName(full))
            : Announced(await File.ReadAllBytesAsync(own.File.FullName, cancellationToken), own.File.FullName);
        return Of(submission, found.Where(f => f != own), links);
    }

    /// <summary>The files that are there, whatever was announced.</summary>
    public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(_files);

    private static LocalPackage Of(Submission submission, IEnumerable<FoundFile> found, IEnumerable<string> links)
    {
        var files = found.OrderBy(f => f.Path, StringComparer.Ordinal).ToArray();
        var announced = submission.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var more = files.Where(f => !announced.Contains(f.Path)).Select(f => new SubmittedFile(f.Path));
        return new(
            submission with { Files = [.. submission.Files, .. more] },
            [.. files.Select(f => new PackageFile(f.Path, _ => Task.FromResult<Stream>(f.File.OpenRead())))],
            [.. links.Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<FoundFile> Walk(DirectoryInfo folder, string prefix, List<string> links)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null)
                links.Add(prefix + entry.Name);
            else if (entry is DirectoryInfo inner)
                foreach (var file in Walk(inner, $"{prefix}{entry.Name}/", links))
                    yield return file;
            else
                yield return Found(prefix + entry.Name, (FileInfo)entry);
        }
    }

    // A backslash is an ordinary letter of a name here and a separator elsewhere; a path inside a package holds none.
    private static FoundFile Found(string path, FileInfo file) => new(path.Replace('\\', '_'), file);

    private static Submission Announced(byte[] json, string path)
    {
        var parsed = SubmissionParser.ParsePackageFile(json);
        return parsed.Submission ?? throw new InvalidPackageFileException(path, parsed.Problems);
    }

    private static Submission Unannounced(string name) => new() { PackageId = IdOf(name) };

    /// <summary>The id of a package that brings none: its name, as far as an id can hold it, and what keeps it apart from others where it can't.</summary>
    private static string IdOf(string name)
    {
        const int longest = 80;
        var id = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'))[..Math.Min(name.Length, longest)].Trim('-', '_');
        if (id == name)
            return id;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8];
        return id.Length == 0 ? $"package-{mark}" : $"{id}-{mark}";
    }

    private sealed record FoundFile(string Path, FileInfo File);
}

/// <summary>A package's own <c>package.json</c> can't be a submission.</summary>
internal sealed class InvalidPackageFileException(string path, ImmutableArray<Bilingual> problems)
    : Exception($"{path}: {string.Join(' ', problems.Select(p => p.En))}")
{
    /// <summary>The file's path on this machine.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it, each in words.</summary>
    public ImmutableArray<Bilingual> Problems { get; } = problems;
}
