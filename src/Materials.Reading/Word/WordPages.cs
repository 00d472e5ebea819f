using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reports;

namespace Materials.Reading.Word;

/// <summary>Takes what is found in a Word document in its order, and cuts it into sections at the page breaks that the file holds.</summary>
internal sealed class WordPages(ReadingLimits limits)
{
    private readonly List<Item> _items = [];
    private readonly SortedSet<int> _starts = [];
    private readonly StringBuilder _passage = new();
    private HiddenReason _passageReason;
    private int _sectionStart;
    private int _groups;
    private long _characters;

    /// <summary>The size of the paper in EMU; A4 until the document says otherwise.</summary>
    public (long Width, long Height) Paper { get; set; } = (7_560_000, 10_692_000);

    public bool IsEmpty => _items.Count == 0 && _passage.Length == 0;

    public int NewGroup() => ++_groups;

    /// <param name="line">Its box, if any, in EMU.</param>
    public void Add(Line line)
    {
        Count(line.Text.Length);
        EndPassage();
        _items.Add(new(line, null, null));
    }

    public void Hide(string text, HiddenReason reason)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        Count(text.Length);
        // Runs of one hidden passage are one passage. It is put together once it has ended: a file may have a hundred thousand of them in a row.
        if (_passage.Length > 0 && reason != _passageReason)
            EndPassage();
        _passage.Append(text);
        _passageReason = reason;
    }

    private void EndPassage()
    {
        if (_passage.Length == 0)
            return;
        _items.Add(new(null, new(_passage.ToString(), _passageReason), null));
        _passage.Clear();
    }

    public void Add(OfficePicture picture)
    {
        EndPassage();
        _items.Add(new(null, null, picture));
    }

    /// <summary>A new section begins with what comes next.</summary>
    public void Break()
    {
        EndPassage();
        _starts.Add(_items.Count);
    }

    /// <summary>The section that ends here says how it began: <c>continuous</c> is no break.</summary>
    public void EndSection(string? kind)
    {
        if (kind != "continuous" && _sectionStart > 0)
            _starts.Add(_sectionStart);
    }

    public void BeginSection()
    {
        EndPassage();
        _sectionStart = _items.Count;
    }

    /// <summary>All lines, where sections do not matter (headers, footers, notes).</summary>
    public IEnumerable<Line> Lines => _items.Where(i => i.Line is not null).Select(i => i.Line!);

    public IEnumerable<HiddenText> Hidden
    {
        get
        {
            EndPassage();
            return _items.Where(i => i.Hidden is not null).Select(i => i.Hidden!);
        }
    }

    /// <summary>The sections; there is always one. Breaks with nothing between them make no section.</summary>
    public (ImmutableArray<Page> Pages, ImmutableArray<EmbeddedImage> Images) Build()
    {
        var pages = ImmutableArray.CreateBuilder<Page>();
        var images = ImmutableArray.CreateBuilder<EmbeddedImage>();
        var from = 0;
        EndPassage();
        foreach (var to in _starts.Where(s => s > 0 && s < _items.Count).Append(_items.Count))
        {
            if (pages.Count == limits.MaxPages)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxPages}", Met: $"> {limits.MaxPages}"));
            pages.Add(Section(pages.Count + 1, from, to, images));
            from = to;
        }
        return (pages.ToImmutable(), images.ToImmutable());
    }

    private Page Section(int number, int from, int to, ImmutableArray<EmbeddedImage>.Builder images)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        var hidden = ImmutableArray.CreateBuilder<HiddenText>();
        var pictures = ImmutableArray.CreateBuilder<Picture>();
        foreach (var item in _items[from..to])
        {
            if (item.Line is { } line)
                lines.Add(line.Box is { } box ? line with { Box = InShares(box) } : line);
            if (item.Hidden is { } text)
                hidden.Add(text);
            if (item.Picture is { } picture)
            {
                if (picture.Encoded is { } encoded)
                    images.Add(new(number, pictures.Count, encoded));
                pictures.Add(picture.On(lines.Count, (double)Paper.Width * Paper.Height));
            }
        }
        return new()
        {
            Number = number,
            Source = lines.Count > 0 ? TextSource.Embedded : TextSource.None,
            Lines = lines.ToImmutable(),
            Hidden = hidden.ToImmutable(),
            Pictures = pictures.ToImmutable(),
        };
    }

    private Box InShares(Box emu) => new(emu.Left / Paper.Width, emu.Top / Paper.Height, emu.Width / Paper.Width, emu.Height / Paper.Height);

    private void Count(int characters)
    {
        _characters += characters;
        if (_characters > limits.MaxCharacters)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
    }

    private readonly record struct Item(Line? Line, HiddenText? Hidden, OfficePicture? Picture);
}
