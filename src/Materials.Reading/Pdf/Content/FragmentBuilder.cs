using System.Text;
using Materials.Reading.Pdf.Fonts;

namespace Materials.Reading.Pdf.Content;

/// <summary>Joins letters into fragments as they are drawn.</summary>
internal sealed class FragmentBuilder(List<Fragment> fragments)
{
    private readonly StringBuilder text = new();
    private double startX, startY, x, y, alongX, alongY, size;
    private int unknown, order;
    private Turn turn;
    private bool bold, inkless, inHiddenLayer;
    private Colour colour;
    private Area clip;

    /// <summary>Where the next letters will be put in respect of those before: next to them, or after a jump (a new position was set).</summary>
    public bool Jumped { private get; set; }

    /// <summary>Adds one letter.</summary>
    /// <param name="space">Text space to page.</param>
    /// <param name="along">Where the letter begins in text space, along its line.</param>
    /// <param name="advance">How far it reaches, letter spacing aside.</param>
    public void Add(in Glyph glyph, in Matrix space, double along, double advance, in GraphicsState state, in Run run)
    {
        double fromX, fromY, toX, toY;
        if (run.Turn == Turn.Down)
        {
            (fromX, fromY) = space.Map(0, along);
            (toX, toY) = space.Map(0, along + advance);
        }
        else
        {
            fromX = along * space.A + state.Rise * space.C + space.E;
            fromY = along * space.B + state.Rise * space.D + space.F;
            toX = fromX + advance * space.A;
            toY = fromY + advance * space.B;
        }

        if (text.Length > 0 && !Continues(fromX, fromY, glyph.Text, run, state))
            Flush();

        if (text.Length == 0)
        {
            if (glyph.Text.Length == 0 || glyph.Text == " ")
                return;
            Begin(fromX, fromY, run, state);
        }

        text.Append(glyph.Text);
        if (ReferenceEquals(glyph.Text, Glyph.Unknown) || IsUntold(glyph.Text))
            unknown++;
        x = toX;
        y = toY;
        Jumped = false;
    }

    public void Flush()
    {
        var end = text.Length;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
            end--;
        // Soft hyphens and joiners alone leave nothing to read.
        var clean = end > 0 ? Clean(text.ToString(0, end)) : "";
        if (!string.IsNullOrWhiteSpace(clean))
        {
            fragments.Add(new Fragment
            {
                Text = clean,
                UnknownLetters = unknown,
                StartX = startX,
                StartY = startY,
                EndX = x,
                EndY = y,
                Size = size,
                Turn = turn,
                Bold = bold,
                Colour = colour,
                Inkless = inkless,
                InHiddenLayer = inHiddenLayer,
                Clip = clip,
                Order = order,
            });
        }

        text.Clear();
        unknown = 0;
    }

    /// <summary>Private-use and control characters tell nothing: what a font draws for them is its own affair.</summary>
    private static bool IsUntold(string characters)
    {
        foreach (var character in characters)
        {
            if (character is (>= '\uE000' and <= '\uF8FF') or '\uFFFD' or < ' ')
                return true;
        }

        return false;
    }

    private static string Clean(string characters)
    {
        if (!characters.AsSpan().ContainsAny(Layout.Spacing.Odd))
            return characters;

        var clean = new StringBuilder(characters.Length);
        foreach (var character in characters)
        {
            if (character is '\u00AD' or '\u200B' or '\uFEFF' or '\u2060')
                continue;
            clean.Append(character is '\u00A0' or < ' ' ? ' ' : character);
        }

        return clean.ToString();
    }

    private void Begin(double fromX, double fromY, in Run run, in GraphicsState state)
    {
        startX = fromX;
        startY = fromY;
        (alongX, alongY) = (run.AlongX, run.AlongY);
        size = run.Size;
        turn = run.Turn;
        order = run.Order;
        bold = run.Bold;
        inkless = run.Inkless;
        inHiddenLayer = run.InHiddenLayer;
        colour = run.Colour;
        clip = state.Clip;
    }

    private bool Continues(double fromX, double fromY, string next, in Run run, in GraphicsState state)
    {
        if (turn != run.Turn || inkless != run.Inkless || inHiddenLayer != run.InHiddenLayer || bold != run.Bold || colour != run.Colour
            || run.Size < size * 0.8 || run.Size > size * 1.25)
            return false;

        double dx = fromX - x, dy = fromY - y;
        var gap = dx * alongX + dy * alongY;
        var off = Math.Abs(dy * alongX - dx * alongY);
        // So that what stands nowhere (no number) continues nothing.
        if (!(off <= size * 0.2 && gap >= -size * 0.5 && gap <= size * (Jumped ? 0.1 : 0.6)))
            return false;

        if (gap > size * 0.15 && next.Length > 0 && Layout.Spacing.IsNeeded(text[^1], next[0], gap / size))
            text.Append(' ');
        return true;
    }
}

/// <summary>What the letters of one shown string have in common.</summary>
internal readonly record struct Run(
    Turn Turn, double AlongX, double AlongY, double Size, Colour Colour, bool Bold, bool Inkless, bool InHiddenLayer, int Order);
