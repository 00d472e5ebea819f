using System.Collections.Immutable;
using Materials.Packages;
using Materials.Worker.Stores;

namespace Materials.Worker.Serving;

/// <summary>Where the files of a package are in <c>serve</c>: what the desk took is in the store, the rest in the inbox.</summary>
internal sealed class ServeSource(FolderStore store, InboxSource inbox) : IPackageSource
{
    public Task<ImmutableArray<PackageFile>> OpenAsync(Submission submission, CancellationToken cancellationToken) =>
        submission.Files.All(f => f.Blob is null)
            ? inbox.OpenAsync(submission, cancellationToken)
            : Task.FromResult<ImmutableArray<PackageFile>>([.. submission.Files.Select(Find)]);

    private PackageFile Find(SubmittedFile file)
    {
        var kept = new FileInfo(store.PathOf(file.Blob ?? throw new PackageNotFoundException($"{file.Path}: it is neither in the store nor in the inbox")));
        return kept.Exists
            ? new(file.Path, _ => Task.FromResult<Stream>(kept.OpenRead()), kept.Length)
            : throw new PackageNotFoundException($"{file.Path}: there is no {file.Blob}");
    }
}
