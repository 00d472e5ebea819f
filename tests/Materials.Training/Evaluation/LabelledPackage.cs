using System.Collections.Immutable;
using System.Text.Json;
using Materials.Messages;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;

namespace Materials.Training.Evaluation;

/// <summary>A package that was read, and its label.</summary>
internal sealed record LabelledPackage(PackageContent Content, Truth Truth)
{
    /// <summary>Reads every package of a folder that has a label, in the order of their ids.</summary>
    /// <param name="cache">Where what was read is kept; to be emptied when the reading has changed.</param>
    public static ImmutableArray<LabelledPackage> ReadAll(string packages, string truths, string cache)
    {
        Directory.CreateDirectory(cache);
        return
        [
            .. Directory.GetFiles(truths, "*.json").Order(StringComparer.Ordinal).AsParallel().AsOrdered()
                .Select(Truth.Read)
                .Select(t => new LabelledPackage(Read(Path.Combine(packages, t.Package), Path.Combine(cache, t.Package + ".json")), t)),
        ];
    }

    private static PackageContent Read(string directory, string cached)
    {
        var root = new DirectoryInfo(directory);
        root = (DirectoryInfo?)root.ResolveLinkTarget(returnFinalTarget: true) ?? root;
        var description = Path.Combine(root.FullName, "package.json");
        var submission = File.Exists(description)
            ? SubmissionParser.ParsePackageFile(File.ReadAllBytes(description)).Submission ?? throw new InvalidDataException($"{description} is no submission")
            : new Submission { PackageId = root.Name };
        string[] paths = [.. root.GetFiles("*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root.FullName, f.FullName)).Where(p => p != "package.json").Order(StringComparer.Ordinal)];
        submission = submission with { Files = [.. submission.Files, .. paths.Except(submission.Files.Select(f => f.Path)).Select(p => new SubmittedFile(p))] };
        if (!File.Exists(cached))
        {
            var reader = new FileReader();
            File.WriteAllBytes(cached, JsonSerializer.SerializeToUtf8Bytes(paths.SelectMany(p => Read(reader, root.FullName, p)).ToImmutableArray()));
        }

        return new(submission, JsonSerializer.Deserialize<ImmutableArray<FileContent>>(File.ReadAllBytes(cached)));
    }

    private static ImmutableArray<FileContent> Read(FileReader reader, string root, string path)
    {
        using var stream = File.OpenRead(Path.Combine(root, path));
        return reader.Read(path, stream, CancellationToken.None);
    }
}
