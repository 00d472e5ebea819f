using System.Collections.Immutable;
using Materials.Fields;
using Materials.Packages;
using Materials.Pages;
using Materials.Reading;
using Materials.Reading.Containment;
using Materials.Reading.Drawing;
using Materials.Worker.Desk.Register;
using Microsoft.Extensions.Caching.Memory;

namespace Materials.Worker.Desk.Packages;

/// <summary>The pages of a package's files, as text and as pictures. Files are opened by reading processes alone, here as in screening.</summary>
internal sealed class PageSource(
    KeptSubmissions submissions, IPackageSource packages, IFileReader reader, ReadingPool pool, MemoryPictures pictures)
{
    /// <summary>A page of A4 in which 8-point print can be read on a screen.</summary>
    private const int LongestSide = 1600;

    /// <summary>The pages of a file as they were read; null where the file is not there any more.</summary>
    public async Task<FileContent?> FileAsync(string packageId, int revision, string path, CancellationToken cancellationToken)
    {
        if (await OpenAsync(packageId, revision, path, cancellationToken) is not var (uploaded, content))
            return null;
        await using (content)
            return (await reader.ForOnePackage().ReadAsync(uploaded, content, cancellationToken)).FirstOrDefault(f => f.Path == path);
    }

    /// <summary>A page as a person sees it, as JPEG; null where nothing shows it.</summary>
    /// <param name="page">As it was read, which says which way up it stands and where the personal numbers are.</param>
    /// <param name="masked">Whether these are covered.</param>
    public async Task<byte[]?> PictureAsync(string packageId, int revision, string path, Page page, bool masked, CancellationToken cancellationToken)
    {
        var covered = masked ? PrivatePlaces.On(page) : [];
        var name = $"{packageId}\n{revision}\n{path}\n{page.Number}\n{covered.Length}";
        if (pictures.Cache.TryGetValue(name, out byte[]? known))
            return known;
        if (await OpenAsync(packageId, revision, path, cancellationToken) is not var (uploaded, content))
            return null;
        await using (content)
        {
            var picture = await pool.ShowAsync(uploaded, content, new PageSought(path, page.Number, LongestSide, covered, page.Turn), cancellationToken);
            if (picture is not null)
                pictures.Cache.Set(name, picture, new MemoryCacheEntryOptions { Size = picture.Length, SlidingExpiration = MemoryPictures.KeptFor });
            return picture;
        }
    }

    /// <summary>The uploaded file that a path is, or lies in.</summary>
    private async Task<(string Path, FileStream Content)?> OpenAsync(string packageId, int revision, string path, CancellationToken cancellationToken)
    {
        if (await submissions.ReadAsync(packageId, revision, cancellationToken) is not { } submission)
            return null;
        try
        {
            // Where the files are announced, the one alone is looked up.
            var announced = submission.Files.Where(f => Holds(f.Path, path)).ToImmutableArray();
            var files = await packages.OpenAsync(announced.IsEmpty ? submission : submission with { Files = announced }, cancellationToken);
            return files.FirstOrDefault(f => Holds(f.Path, path)) is { } file
                ? (file.Path, await OpenedFile.OpenAsync(file, pool.Options.Limits, cancellationToken))
                : null;
        }
        catch (PackageNotFoundException)
        {
            return null;
        }
    }

    private static bool Holds(string uploaded, string path) => path == uploaded || path.StartsWith($"{uploaded}/", StringComparison.Ordinal);
}

/// <summary>The pictures that were just looked at, so that going back and forth costs nothing. In memory alone.</summary>
internal sealed class MemoryPictures : IDisposable
{
    /// <summary>About two hundred pages.</summary>
    private const long MaxBytes = 64 << 20;

    /// <summary>Nobody comes back to a page after longer, and papers are not to stay.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    public MemoryCache Cache { get; } = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    public void Dispose() => Cache.Dispose();
}

/// <summary>Where on a page personal numbers stand.</summary>
internal static class PrivatePlaces
{
    /// <summary>Letters are not all equally wide: a share of the line more on both sides.</summary>
    private const double Slack = 0.03;

    public static ImmutableArray<Box> On(Page page) =>
    [
        .. page.Lines.Where(l => l.Box is not null).SelectMany(line =>
            Stars(line.Text).Select(s =>
            {
                var (box, length) = (line.Box!.Value, (double)line.Text.Length);
                var from = Math.Max(0, s.From / length - Slack);
                var to = Math.Min(1, s.To / length + Slack);
                return new Box(box.Left + box.Width * from, box.Top, box.Width * (to - from), box.Height);
            })),
    ];

    /// <summary>The stretches that masking stars out.</summary>
    private static IEnumerable<(int From, int To)> Stars(string text)
    {
        var masked = PrivateNumbers.Mask(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (masked[i] == text[i])
                continue;
            var from = i;
            // Blanks between starred digits belong to the number.
            var to = i + 1;
            for (; i < text.Length && (masked[i] != text[i] || text[i] == ' '); i++)
                if (masked[i] != text[i])
                    to = i + 1;
            yield return (from, to);
        }
    }
}
