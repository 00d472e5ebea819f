using System.Text;

namespace Materials.Reading.Rtf;

/// <summary>The tables at the head of an RTF file: code pages of fonts, colours, levels of headings.</summary>
internal sealed class RtfTables
{
    private const int ChineseCodePage = 936;

    private readonly Dictionary<int, int> _codePages = [];
    private readonly List<string?> _colours = [];
    private readonly Dictionary<int, int> _levels = [];
    private readonly StringBuilder _name = new();
    private int _font, _style;
    private int? _red, _green, _blue;

    /// <summary>Of the whole file. Chinese programs without one write GBK.</summary>
    public int CodePage { get; set; } = ChineseCodePage;

    public int? CodePageOf(int font) => _codePages.TryGetValue(font, out var page) ? page : null;

    /// <summary>Six hexadecimal digits; null for the automatic colour.</summary>
    public string? Colour(int number) => number >= 0 && number < _colours.Count ? _colours[number] : null;

    /// <summary>The level (from 0) of the headings that a style makes; null for text.</summary>
    public int? LevelOf(int style) => _levels.TryGetValue(style, out var level) ? level : null;

    public void Control(RtfDestination table, string word, int? number)
    {
        switch (table, word)
        {
            case (RtfDestination.Fonts, "f"):
                _font = number ?? 0;
                break;
            case (RtfDestination.Fonts, "fcharset") when CodePageOfCharset(number ?? 0) is { } page:
                _codePages[_font] = page;
                break;
            case (RtfDestination.Fonts, "cpg") when number is > 0:
                _codePages[_font] = number.Value;
                break;
            case (RtfDestination.Colours, "red"):
                _red = number;
                break;
            case (RtfDestination.Colours, "green"):
                _green = number;
                break;
            case (RtfDestination.Colours, "blue"):
                _blue = number;
                break;
            case (RtfDestination.Styles, "s"):
                _style = number ?? 0;
                break;
            case (RtfDestination.Styles, "outlinelevel") when number is >= 0 and < 9:
                _levels[_style] = number.Value;
                break;
        }
    }

    public void Take(RtfDestination table, byte b)
    {
        if (table == RtfDestination.Colours && b == ';')
        {
            _colours.Add(_red is null && _green is null && _blue is null ? null : $"{_red & 0xFF ?? 0:X2}{_green & 0xFF ?? 0:X2}{_blue & 0xFF ?? 0:X2}");
            (_red, _green, _blue) = (null, null, null);
        }
        else if (table == RtfDestination.Styles && b != ';')
            _name.Append((char)b);
        else if (table == RtfDestination.Styles)
        {
            // "heading 3" in every language; a style without an outline level of its own is known by it.
            if (_name.ToString().Trim().ToLowerInvariant() is ['h', 'e', 'a', 'd', 'i', 'n', 'g', ' ', >= '1' and <= '9' and var digit])
                _levels.TryAdd(_style, digit - '1');
            _name.Clear();
            _style = 0;
        }
    }

    private static int? CodePageOfCharset(int charset) => charset switch
    {
        134 => ChineseCodePage,
        136 => 950,
        128 => 932,
        129 => 949,
        0 => 1252,
        204 => 1251,
        238 => 1250,
        161 => 1253,
        _ => null,
    };
}
