using System.Collections.Concurrent;
using System.Collections.Immutable;
using Materials.Packages;
using Materials.Worker.Packages;

namespace Materials.Worker.Serving;

/// <summary>The files of the packages that were taken from the inbox.</summary>
internal sealed class InboxSource : IPackageSource
{
    private readonly ConcurrentDictionary<(string PackageId, int Revision), LocalPackage> _taken = new();

    public void Add(string packageId, int revision, LocalPackage package) => _taken[(packageId, revision)] = package;

    /// <summary>The files of the revision, and those of the revisions before it that a supplement leaves as they were.</summary>
    public async Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken)
    {
        var (id, revision) = (submission.PackageId, submission.Revision);
        if (!_taken.TryGetValue((id, revision), out var package))
            throw new PackageNotFoundException($"{id} r{revision} is not in the inbox");
        var own = await package.OpenAsync(submission, cancellationToken);
        if (submission.Mode == SubmissionMode.Full)
            return own;

        var found = own.ToDictionary(f => f.Path, StringComparer.Ordinal);
        for (var earlier = revision - 1; earlier > 0; earlier--)
        {
            if (!_taken.TryGetValue((id, earlier), out var before))
                continue;
            foreach (var file in await before.OpenAsync(submission, cancellationToken))
                found.TryAdd(file.Path, file);
        }

        return [.. submission.Files.Select(f => found.GetValueOrDefault(f.Path)
            ?? throw new PackageNotFoundException($"{f.Path}: an earlier revision had it, which is not in the inbox any more"))];
    }
}
