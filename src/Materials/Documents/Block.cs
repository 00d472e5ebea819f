using System.Collections.Immutable;
using Materials.Documents.Wording;
using Materials.Pages;

namespace Materials.Documents;

/// <summary>A line of a block and where it comes from.</summary>
/// <param name="Page">Its page.</param>
/// <param name="Index">Its place among the lines of the page, from 0.</param>
/// <param name="GoesOn">Whether it is the wrapped rest of the line before it.</param>
internal sealed record BlockLine(Page Page, int Index, Line Line, bool GoesOn);

/// <summary>The smallest piece that is recognised on its own: a page, or the part of a page from one main heading to the next.</summary>
internal sealed class Block
{
    /// <summary>Titles are short: longer lines are sentences, whatever their place.</summary>
    public const int MaxTitleLength = 36;

    /// <summary>How many lines at the head of a block can be its title: a company's name, a title in two lines, a number, a date.</summary>
    private const int TitleLines = 6;

    /// <summary>Where nothing stands out, only the first lines can be the title.</summary>
    private const int PlainTitleLines = 3;

    /// <summary>Letters this much larger than the page's usual ones are a title's.</summary>
    private const double TitleSize = 1.15;

    /// <summary>What stands in sentences and not in titles: full stop, semicolon and comma, of both widths.</summary>
    private static readonly char[] SentenceMarks = ['。', ';', '\uFF1B', '\uFF0C'];

    private BlockTexts? _texts;
    private (WordingModel Model, ImmutableArray<JudgedPassage> Passages)? _wording;

    public Block(FileContent file, Page page, int from, int to, IReadOnlySet<string> runningHeads)
    {
        (File, Page, From, To) = (file, page, from, to);
        var all = Wrapping.Lines(page, from, to);
        Running = [.. all.Where(l => IsRunning(l.Line, runningHeads))];
        Body = [.. all.Where(l => !IsRunning(l.Line, runningHeads))];
        Pictures = [.. page.Pictures.Where(p => Holds(p, from, to) && IsPhoto(p))];
        UsualSize = Body.Where(l => l.Line.Size > 0).Select(l => l.Line.Size).Order().ElementAtOrDefault(Body.Count(l => l.Line.Size > 0) / 2);
        Steps = DiagramSteps.In(this);
        Titles = [.. FindTitles()];
        Headings = [.. Body.Where(IsHeading)];
        Tables = Table.In(Body);
        Text = SquashedText.Of(Body);
    }

    public FileContent File { get; }

    public Page Page { get; }

    /// <summary>Its first line on the page, from 0.</summary>
    public int From { get; }

    /// <summary>Behind its last line.</summary>
    public int To { get; }

    /// <summary>All but running heads and feet.</summary>
    public ImmutableArray<BlockLine> Body { get; }

    public ImmutableArray<BlockLine> Running { get; }

    public ImmutableArray<BlockLine> Titles { get; }

    public ImmutableArray<BlockLine> Headings { get; }

    public ImmutableArray<Table> Tables { get; }

    /// <summary>The boxes of a diagram, in order; empty where nothing is drawn.</summary>
    public ImmutableArray<BlockLine> Steps { get; }

    /// <summary>Pictures large enough to show something.</summary>
    public ImmutableArray<Picture> Pictures { get; }

    public SquashedText Text { get; }

    /// <summary>The text of each place that can prove an element, squashed once it is asked for.</summary>
    public BlockTexts Texts => _texts ??= new(this);

    /// <summary>Its passages with what a model says of each, judged once it is asked for.</summary>
    public ImmutableArray<JudgedPassage> Wording(WordingModel model)
    {
        if (_wording is not { } known || known.Model != model)
            _wording = known = (model, [.. Passages.Of(this).Select(p => new JudgedPassage(p, model.Judge(p)))]);
        return known.Passages;
    }

    /// <summary>The middle size of its letters; 0 where the format has none.</summary>
    public double UsualSize { get; }

    /// <summary>Whether a heading opens a chapter of something rather than a document: 第三章, 四、, 5.2.</summary>
    public static bool IsNumbered(string text) => Numbering.IsChapter(text);

    /// <summary>Whether a line is an entry of a table of contents: dots or a gap, then a page number.</summary>
    public static bool IsContentsEntry(string text) =>
        text.Contains("……", StringComparison.Ordinal) || text.Contains(".....", StringComparison.Ordinal) || text.Contains("·····", StringComparison.Ordinal);

    /// <summary>Whether a picture stands among some lines; one right before a heading belongs to what went before.</summary>
    public static bool Holds(Picture picture, int from, int to) => (picture.AfterLine > from || from == 0) && picture.AfterLine <= to;

    /// <summary>A picture of at least this many pixels in both directions shows something; smaller ones are logos, bullets and stamps.</summary>
    public static bool IsPhoto(Picture picture) => picture is { PixelWidth: >= 100, PixelHeight: >= 100, Share: null or >= 0.015 };

    private static bool IsRunning(Line line, IReadOnlySet<string> runningHeads) =>
        line.Role is LineRole.Header or LineRole.Footer || runningHeads.Contains(RunningHeads.Form(line.Text));

    private IEnumerable<BlockLine> FindTitles()
    {
        var place = 0;
        var stoodOut = false;
        foreach (var line in Body)
        {
            if (line.Line.Text.Length == 0 || (line.Line.Cells.Length > 0 && line.Line.Cells.Count(c => c.Length > 0) > 1))
                continue;
            if (place++ >= TitleLines || Steps.Contains(line))
                yield break;
            var text = line.Line.Text.Trim();
            if (text.Length > MaxTitleLength || text.IndexOfAny(SentenceMarks) >= 0)
                yield break;
            if (IsNumbered(text) || IsContentsEntry(text) || text.EndsWith(':') || text.EndsWith('\uFF1A'))
                continue;
            if (StandsOut(line))
            {
                stoodOut = true;
                yield return line;
            }
            else if (!stoodOut && place <= PlainTitleLines && (line.Line.Box is null || IsCentred(line.Line.Box.Value) || (place == 1 && File.Unit == PageUnit.Slide)))
            {
                yield return line;
            }
        }
    }

    /// <summary>Whether a line is larger than the text around it or called a heading by its author.</summary>
    public bool StandsOut(BlockLine line) =>
        line.Line.Role == LineRole.Heading || (line.Line.Size > 0 && UsualSize > 0 && line.Line.Size >= UsualSize * TitleSize);

    private static bool IsCentred(Box box) => box.Width < 0.75 && Math.Abs((box.Left + box.Right) / 2 - 0.5) < 0.06;

    private bool IsHeading(BlockLine line)
    {
        var text = line.Line.Text.Trim();
        if (line.Line.Role == LineRole.Heading)
            return !IsContentsEntry(text);
        return line.Line.Role is LineRole.Paragraph or LineRole.Shape && !Steps.Contains(line) && text.Length is > 1 and <= MaxTitleLength && !IsContentsEntry(text)
            && (IsNumbered(text) || StandsOut(line) || Numbering.IsBracketed(text))
            && text.IndexOfAny(SentenceMarks) < 0;
    }
}
