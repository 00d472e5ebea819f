using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Containment;

/// <summary>Takes an answer apart for its way back, and puts it together again.</summary>
internal sealed class ReadingParts(int maxBytes)
{
    /// <summary>Characters of a part: three megabytes of Chinese. Pages of more (a table of 100,000 rows is one) go over in pieces.</summary>
    private const int Enough = 1_000_000;

    /// <summary>What a line costs on its way, beside its characters.</summary>
    private const int LineWeight = 40;

    private readonly ImmutableArray<FileContent>.Builder _files = ImmutableArray.CreateBuilder<FileContent>();
    private readonly List<Page> _pages = [];
    private readonly ImmutableArray<Line>.Builder _lines = ImmutableArray.CreateBuilder<Line>();
    private readonly ImmutableArray<HiddenText>.Builder _hidden = ImmutableArray.CreateBuilder<HiddenText>();
    private long _bytes;

    /// <summary>Files as parts, in order.</summary>
    public static IEnumerable<ReadingPart> Of(ImmutableArray<FileContent> files)
    {
        foreach (var file in files)
        {
            var pages = new List<Page>();
            long weight = 0;
            bool continues = false, withinPage = false;
            foreach (var (piece, isRest) in file.Pages.SelectMany(Pieces))
            {
                var added = Weight(piece);
                if (isRest || (pages.Count > 0 && weight + added > Enough))
                {
                    yield return new(file with { Pages = [.. pages] }, continues, withinPage);
                    pages.Clear();
                    (weight, continues, withinPage) = (0, true, isRest);
                }

                pages.Add(piece);
                weight += added;
            }

            yield return new(file with { Pages = [.. pages] }, continues, withinPage);
        }
    }

    /// <exception cref="ReadingProcessException">It is too much, or follows nothing.</exception>
    public void Add(ReadingPart part, int bytes)
    {
        if ((_bytes += bytes) > maxBytes)
            throw new ReadingProcessException(ReadingFailure.Output);
        ReadingAnswerCheck.Require(part.File is { Path: not null, Pages.IsDefault: false });
        ReadingAnswerCheck.Require(part.File.Pages.All(p => p is { Lines.IsDefault: false, Hidden.IsDefault: false }));
        if (!part.Continues)
        {
            ReadingAnswerCheck.Require(!part.WithinPage);
            Finish();
            _files.Add(part.File with { Pages = [] });
        }
        else
            ReadingAnswerCheck.Require(_files.Count > 0 && _files[^1].Path == part.File.Path);

        foreach (var (i, page) in part.File.Pages.Index())
            AddPage(page, isRest: i == 0 && part.WithinPage);
    }

    /// <summary>Everything, with what the answer itself brought.</summary>
    public ReadingAnswer Whole(ReadingAnswer answer)
    {
        Finish();
        return _files.Count == 0 ? answer : answer with { Files = [.. _files, .. answer.Files.IsDefault ? [] : answer.Files] };
    }

    private void AddPage(Page page, bool isRest)
    {
        if (!isRest)
        {
            FinishPage();
            _pages.Add(page);
            return;
        }

        ReadingAnswerCheck.Require(_pages.Count > 0 && _pages[^1].Number == page.Number);
        if (_lines.Count + _hidden.Count == 0)
        {
            _lines.AddRange(_pages[^1].Lines);
            _hidden.AddRange(_pages[^1].Hidden);
        }

        _lines.AddRange(page.Lines);
        _hidden.AddRange(page.Hidden);
    }

    /// <summary>A page that came in pieces is whole.</summary>
    private void FinishPage()
    {
        if (_lines.Count + _hidden.Count > 0)
            _pages[^1] = _pages[^1] with { Lines = _lines.DrainToImmutable(), Hidden = _hidden.DrainToImmutable() };
    }

    private void Finish()
    {
        FinishPage();
        if (_files.Count > 0 && _pages.Count > 0)
            _files[^1] = _files[^1] with { Pages = [.. _pages] };
        _pages.Clear();
    }

    /// <summary>A page as it is, or cut into pieces of which each but the first is the rest of it.</summary>
    private static IEnumerable<(Page Piece, bool IsRest)> Pieces(Page page)
    {
        if (Weight(page) <= Enough)
        {
            yield return (page, false);
            yield break;
        }

        int line = 0, hidden = 0;
        for (var isRest = false; !isRest || line < page.Lines.Length || hidden < page.Hidden.Length; isRest = true)
        {
            long weight = 0;
            var (fromLine, fromHidden) = (line, hidden);
            while (weight < Enough && line < page.Lines.Length)
                weight += LineWeight + page.Lines[line++].Text.Length;
            while (weight < Enough && hidden < page.Hidden.Length)
                weight += LineWeight + page.Hidden[hidden++].Text.Length;
            var piece = isRest ? new Page { Number = page.Number } : page;
            yield return (piece with { Lines = page.Lines[fromLine..line], Hidden = page.Hidden[fromHidden..hidden] }, isRest);
        }
    }

    private static long Weight(Page page) => page.Lines.Sum(l => (long)LineWeight + l.Text.Length) + page.Hidden.Sum(h => (long)LineWeight + h.Text.Length);
}
