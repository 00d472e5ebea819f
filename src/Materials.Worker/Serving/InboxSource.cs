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

    public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) =>
        _taken.TryGetValue((submission.PackageId, submission.Revision), out var package)
            ? package.OpenAsync(submission, cancellationToken)
            : throw new PackageNotFoundException($"{submission.PackageId} r{submission.Revision} is not in the inbox");
}
