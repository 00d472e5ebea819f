using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Fonts;
using Materials.Reading.Pdf.Layout;

namespace Materials.Reading.Ofd;

/// <summary>Makes fragments of a text object (GB/T 33190, clause 11): characters with a place each, in a font that may know better what they are.</summary>
/// <param name="space">From the object's millimetres to the page's points.</param>
/// <param name="look">What all letters of the object have in common; their place and their text are still open.</param>
internal sealed class OfdText(XElement text, OfdFont? font, Matrix space, OfdLook look)
{
    /// <summary>A gap above this part of a letter's height begins a new fragment: a column, a table's next cell.</summary>
    private const double MaxGap = 0.6;

    private readonly double _size = Math.Max(0, text.Number("Size", 0));
    private readonly double _stretch = text.Number("HScale", 1);
    private readonly double _reading = text.Number("ReadDirection", 0) * Math.PI / 180;
    private readonly double _turned = text.Number("CharDirection", 0) * Math.PI / 180;
    private readonly StringBuilder _fragment = new();
    private (double X, double Y) _start, _end;
    private int _unknown;
    private bool _isDown;

    public int Letters { get; private set; }

    public void Draw(List<Fragment> fragments)
    {
        var glyphs = new Dictionary<int, int>();
        (double X, double Y) at = (0, 0);
        foreach (var child in text.Elements())
        {
            if (child.Name.LocalName == "CGTransform")
                AddGlyphs(child, glyphs);
            else if (child.Name.LocalName == "TextCode")
            {
                at = (child.Number("X", at.X), child.Number("Y", at.Y));
                at = DrawCode(child, at, glyphs, fragments);
                Flush(fragments);
                glyphs.Clear();
            }
        }
    }

    /// <summary>One glyph per character; where several stand for several others, nothing says which for which.</summary>
    private static void AddGlyphs(XElement transform, Dictionary<int, int> glyphs)
    {
        var first = (int)transform.Number("CodePosition", 0);
        var numbers = OfdXml.Numbers(transform.Text("Glyphs"));
        if ((int)transform.Number("CodeCount", 1) != (int)transform.Number("GlyphCount", 1))
            return;
        for (var i = 0; i < numbers.Length; i++)
            glyphs[first + i] = (int)Math.Clamp(numbers[i], 0, int.MaxValue);
    }

    private (double X, double Y) DrawCode(XElement code, (double X, double Y) at, Dictionary<int, int> glyphs, List<Fragment> fragments)
    {
        var characters = code.Value;
        var right = OfdDeltas.Of(code.Get("DeltaX"), characters.Length);
        var down = OfdDeltas.Of(code.Get("DeltaY"), characters.Length);
        _isDown = down.Length > 0 && right.All(d => d == 0) && _turned == 0;
        var number = 0;
        for (var i = 0; i < characters.Length; i++)
        {
            var isPair = char.IsHighSurrogate(characters[i]) && i + 1 < characters.Length && char.IsLowSurrogate(characters[i + 1]);
            var shown = isPair ? characters.Substring(i, 2) : characters[i].ToString();
            var width = (Spacing.IsWide(characters[i]) ? 1 : 0.5) * _size * _stretch;
            Add(Shown(shown, glyphs.TryGetValue(i, out var glyph) ? glyph : null), at, width, fragments);
            if (number < right.Length || number < down.Length)
                at = (at.X + (number < right.Length ? right[number] : 0), at.Y + (number < down.Length ? down[number] : 0));
            else
                at = (at.X + width * Math.Cos(_reading), at.Y + width * Math.Sin(_reading));
            number++;
            if (isPair)
                i++;
        }
        return at;
    }

    /// <summary>
    /// The character as written; where it is none (private use, a control character), the one that the font has for the glyph. Where both speak
    /// and disagree, what stands on the page is not what is written, and nobody can tell: the letter counts as unknown.
    /// </summary>
    private string Shown(string written, int? glyph)
    {
        var told = glyph is { } g ? font?.CharacterOf(g) : null;
        if (IsUntold(written[0]))
        {
            if (told is null || IsUntold(told[0]))
                _unknown++;
            return Ideographs.Normalise(told ?? Glyph.Unknown);
        }
        var character = Ideographs.Normalise(written);
        if (told is not null && Ideographs.Normalise(told) is var other && other != character && AreAlike(character[0], other[0]))
            _unknown++;
        return character;
    }

    /// <summary>Whether the font's word counts against the text's: subsets whose characters are numbered through name letters or signs at random.</summary>
    private static bool AreAlike(char one, char other) =>
        (Spacing.IsWide(one) && Spacing.IsWide(other)) || (char.IsAsciiDigit(one) && char.IsAsciiDigit(other));

    private static bool IsUntold(char c) => c is (>= '\uE000' and <= '\uF8FF') or '\uFFFD' or '\uFFFF' or < ' ';

    private void Add(string character, (double X, double Y) at, double width, List<Fragment> fragments)
    {
        Letters++;
        var isBlank = string.IsNullOrWhiteSpace(character);
        if (_fragment.Length > 0)
        {
            var (dx, dy) = (at.X - _end.X, at.Y - _end.Y);
            var (along, across) = _isDown ? (dy - _size, dx) : (dx * Math.Cos(_reading) + dy * Math.Sin(_reading), dy * Math.Cos(_reading) - dx * Math.Sin(_reading));
            if (Math.Abs(across) > _size * 0.2 || along > _size * MaxGap || along < -_size * 0.5)
                Flush(fragments);
            else if (!isBlank && Spacing.IsNeeded(_fragment[^1], character[0], along / Math.Max(_size, 0.01)))
                _fragment.Append(' ');
        }
        if (_fragment.Length == 0)
        {
            if (isBlank)
                return;
            _start = at;
        }
        _fragment.Append(isBlank ? " " : character);
        _end = _isDown ? at : (at.X + width * Math.Cos(_reading), at.Y + width * Math.Sin(_reading));
    }

    private void Flush(List<Fragment> fragments)
    {
        var shown = _fragment.ToString().Trim();
        _fragment.Clear();
        var unknown = _unknown;
        _unknown = 0;
        if (shown.Length == 0)
            return;
        var (startX, startY) = _isDown ? space.Map(_start.X + _size / 2, _start.Y - _size * 0.8) : space.Map(_start.X, _start.Y);
        var (endX, endY) = _isDown ? space.Map(_end.X + _size / 2, _end.Y + _size * 0.2) : space.Map(_end.X, _end.Y);
        fragments.Add(new Fragment
        {
            Text = shown,
            UnknownLetters = unknown,
            StartX = startX,
            StartY = startY,
            EndX = endX,
            EndY = endY,
            Size = _size * Math.Sqrt(space.C * space.C + space.D * space.D),
            Turn = Turned(),
            Bold = text.Number("Weight", 400) >= 600 || font?.IsBold == true,
            Colour = look.Colour,
            Inkless = look.Inkless,
            InHiddenLayer = look.IsHidden,
            Clip = look.Clip,
            Order = look.Order,
        });
    }

    /// <summary>Which way the letters' own axis points on the page.</summary>
    private Turn Turned()
    {
        var turn = _turned + (_isDown ? 0 : _reading);
        var (x, y) = (space.A * Math.Cos(turn) + space.C * Math.Sin(turn), space.B * Math.Cos(turn) + space.D * Math.Sin(turn));
        var slack = 0.1 * Math.Max(Math.Abs(x), Math.Abs(y));
        return (Math.Abs(x) <= slack, Math.Abs(y) <= slack) switch
        {
            (false, true) when x > 0 => _isDown ? Turn.Down : Turn.None,
            (false, true) => Turn.Over,
            (true, false) => y > 0 ? Turn.Right : Turn.Left,
            _ => Turn.Oblique,
        };
    }
}

/// <summary>How the letters of a text object look.</summary>
internal readonly record struct OfdLook(Colour Colour, bool Inkless, bool IsHidden, Area Clip, int Order);

/// <summary>The steps from letter to letter (ST_Array with "g count value" for repeated ones, clause 11.3).</summary>
internal static class OfdDeltas
{
    /// <param name="most">How many letters there are; steps beyond them are not worked out, however often one is said to repeat.</param>
    public static double[] Of(string? text, int most)
    {
        if (text is null)
            return [];
        var steps = new List<double>();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && steps.Count < most; i++)
        {
            var count = 1;
            if (words[i] is "g" or "G" && i + 2 < words.Length && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out count))
                i += 2;
            if (double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var step) && double.IsFinite(step))
                for (var n = 0; n < count && steps.Count < most; n++)
                    steps.Add(step);
        }
        return [.. steps];
    }
}
