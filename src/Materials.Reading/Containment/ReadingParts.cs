using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Containment;

/// <summary>Takes an answer apart for its way back, and puts it together again.</summary>
internal sealed class ReadingParts(int maxBytes)
{
    /// <summary>Characters of a part, if its pages let themselves be parted: three megabytes of Chinese.</summary>
    private const int Enough = 1_000_000;

    private readonly ImmutableArray<FileContent>.Builder _files = ImmutableArray.CreateBuilder<FileContent>();
    private readonly List<Page> _pages = [];
    private long _bytes;

    /// <summary>Files as parts, in order.</summary>
    public static IEnumerable<ReadingPart> Of(ImmutableArray<FileContent> files)
    {
        foreach (var file in files)
        {
            var from = 0;
            do
            {
                var to = from;
                for (long characters = 0; to < file.Pages.Length && characters < Enough; to++)
                    characters += Weight(file.Pages[to]);
                yield return new(file with { Pages = file.Pages[from..to] }, Continues: from > 0);
                from = to;
            }
            while (from < file.Pages.Length);
        }
    }

    /// <exception cref="ReadingProcessException">It is too much, or follows nothing.</exception>
    public void Add(ReadingPart part, int bytes)
    {
        if ((_bytes += bytes) > maxBytes)
            throw new ReadingProcessException(ReadingFailure.Output);
        ReadingAnswerCheck.Require(part.File is { Path: not null, Pages.IsDefault: false });
        if (!part.Continues)
            Finish();
        else
            ReadingAnswerCheck.Require(_files.Count > 0 && _files[^1].Path == part.File.Path);
        if (!part.Continues)
            _files.Add(part.File with { Pages = [] });
        _pages.AddRange(part.File.Pages);
    }

    /// <summary>Everything, with what the answer itself brought.</summary>
    public ReadingAnswer Whole(ReadingAnswer answer)
    {
        Finish();
        return _files.Count == 0 ? answer : answer with { Files = [.. _files, .. answer.Files.IsDefault ? [] : answer.Files] };
    }

    private void Finish()
    {
        if (_files.Count > 0 && _pages.Count > 0)
            _files[^1] = _files[^1] with { Pages = [.. _pages] };
        _pages.Clear();
    }

    private static long Weight(Page page) => page.Lines.Sum(l => 40L + l.Text.Length) + page.Hidden.Sum(h => 40L + h.Text.Length);
}
