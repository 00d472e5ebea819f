using System.Text;
using Materials.Pages;
using Materials.Reading.Images;
using Materials.Reading.Office;
using Materials.Reading.Word;
using Materials.Reports;

namespace Materials.Reading.Rtf;

/// <summary>Turns the tokens of an RTF file into lines: paragraphs, headings, rows of tables, pictures; what is hidden is kept apart.</summary>
internal sealed class RtfText(ReadOnlyMemory<byte> file, WordPages pages, ReadingLimits limits, CancellationToken cancellationToken)
{
    /// <summary>Groups within groups; Word reaches some thirty, and a bomb of braces costs memory.</summary>
    private const int MaxDepth = 10_000;

    private const int MaxAttachments = 1_000;

    private readonly RtfTokens _tokens = new(file);
    private readonly Stack<RtfState> _groups = new();
    private readonly RtfTables _tables = new();
    private readonly RtfParagraphs _lines = new(pages);
    private readonly List<byte> _pending = [];
    private readonly StringBuilder _hex = new();
    private readonly List<byte> _data = [];
    private RtfState _state = new();
    private bool _isOptional;
    private int _substitutes;

    public List<Attachment> Attachments { get; } = [];

    /// <exception cref="UnreadableFileException">It ends within its groups: it was cut off.</exception>
    public void Read()
    {
        for (var token = _tokens.Next(); token.Kind != RtfKind.End; token = _tokens.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (token.Kind)
            {
                case RtfKind.GroupBegin:
                    Flush();
                    _substitutes = 0;
                    if (_groups.Count == MaxDepth)
                        throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{MaxDepth}", Met: $"> {MaxDepth}"));
                    _groups.Push(_state);
                    break;
                case RtfKind.GroupEnd:
                    Flush();
                    _substitutes = 0;
                    if (_groups.Count == 0)
                        throw new UnreadableFileException(new(FindingCode.Corrupt));
                    EndGroup(_state, _state = _groups.Pop());
                    if (_groups.Count == 0)
                    {
                        _lines.EndParagraph(LineRole.Paragraph);
                        return;
                    }
                    break;
                case RtfKind.Byte:
                    Take(token.Byte);
                    break;
                case RtfKind.Binary:
                    _data.AddRange(token.Bytes.Span);
                    break;
                default:
                    Control(token.Word, token.Number);
                    break;
            }
        }
        throw new UnreadableFileException(new(FindingCode.Corrupt));
    }

    private void Take(byte b)
    {
        if (_substitutes > 0)
        {
            _substitutes--;
            return;
        }
        switch (_state.Destination)
        {
            case RtfDestination.Text:
                _pending.Add(b);
                break;
            case RtfDestination.Fonts or RtfDestination.Colours or RtfDestination.Styles:
                _tables.Take(_state.Destination, b);
                break;
            case RtfDestination.Picture or RtfDestination.Object when char.IsAsciiHexDigit((char)b):
                _hex.Append((char)b);
                break;
        }
    }

    private void Flush()
    {
        if (_pending.Count == 0)
            return;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(_state.CodePage ?? _tables.CodePage) ?? Encoding.Latin1;
        Write(encoding.GetString([.. _pending]));
        _pending.Clear();
    }

    private void Write(string text)
    {
        if (_state.Destination == RtfDestination.Text && !_state.IsDeleted)
            _lines.Write(text, _state.Look, _state.Role);
    }

    private void Control(string word, int? number)
    {
        // Bytes of one character may be written one plain, one in hexadecimal; any other control ends them.
        Flush();
        var isOptional = _isOptional;
        _isOptional = word == "*";
        if (_substitutes > 0 && word is not ("u" or "uc"))
            _substitutes--;
        if (RtfWords.Destination(word) is { } destination)
            Enter(destination, word);
        else if (isOptional)
            _state = _state with { Destination = RtfDestination.Skipped };
        else if (_state.Destination is RtfDestination.Fonts or RtfDestination.Colours or RtfDestination.Styles)
            _tables.Control(_state.Destination, word, number);
        else if (RtfWords.Character(word) is { } character)
            Write(character);
        else
            Property(word, number);
    }

    private void Enter(RtfDestination destination, string word)
    {
        // Of a text written twice, the form in Unicode is read, which stands within the one in a code page.
        if (_state.Destination == RtfDestination.Skipped && word != "ud")
            return;
        if (RtfWords.Role(word) is { } role)
        {
            _lines.EndParagraph(_state.Role);
            _state = _state with { Role = role, Look = default };
        }
        if (destination is RtfDestination.Picture or RtfDestination.Object)
        {
            _hex.Clear();
            _data.Clear();
        }
        _state = _state with { Destination = destination };
    }

    private void Property(string word, int? number)
    {
        if (_state.Destination is RtfDestination.Skipped)
            return;
        var isOn = number is not 0;
        switch (word)
        {
            case "u":
                Write(((char)(number ?? 0)).ToString());
                _substitutes = _state.SubstituteBytes;
                break;
            case "uc":
                _state = _state with { SubstituteBytes = Math.Clamp(number ?? 1, 0, 16) };
                break;
            case "ansicpg":
                _tables.CodePage = number ?? _tables.CodePage;
                break;
            case "f" or "af" or "loch" or "hich" or "dbch" when word == "f":
                _state = _state with { CodePage = _tables.CodePageOf(number ?? 0) };
                break;
            case "v":
                _state = _state with { Look = _state.Look with { Hidden = isOn } };
                break;
            case "cf":
                _state = _state with { Look = _state.Look with { Colour = _tables.Colour(number ?? 0) } };
                break;
            case "cb" or "highlight" or "chcbpat":
                _state = _state with { Look = _state.Look with { Ground = number is > 0 ? _tables.Colour(number.Value) ?? WordColour.Unknown : null } };
                break;
            case "fs":
                _state = _state with { Look = _state.Look with { HalfPoints = number } };
                break;
            case "deleted":
                _state = _state with { IsDeleted = isOn };
                break;
            case "plain":
                _state = _state with { Look = default, IsDeleted = false, CodePage = null };
                break;
            default:
                _lines.Control(word, number, _state.Role, _tables);
                break;
        }
    }

    private void EndGroup(RtfState ended, RtfState around)
    {
        if (ended.Destination == around.Destination && ended.Role == around.Role)
            return;
        switch (ended.Destination)
        {
            case RtfDestination.Picture when around.Destination != RtfDestination.Picture:
                Show(Data());
                break;
            case RtfDestination.Object when Attachments.Count < MaxAttachments && RtfObject.FileIn(Data()) is { } attachment:
                Attachments.Add(attachment);
                break;
        }
        if (ended.Role != around.Role)
            _lines.EndParagraph(ended.Role);
    }

    private ReadOnlyMemory<byte> Data()
    {
        var bytes = _data.Count > 0 ? [.. _data] : Convert.FromHexString(_hex.ToString(0, _hex.Length / 2 * 2));
        _hex.Clear();
        _data.Clear();
        return bytes;
    }

    private void Show(ReadOnlyMemory<byte> picture)
    {
        if (picture.IsEmpty || _state.Look.Hidden == true || _state.Destination == RtfDestination.Skipped)
            return;
        var facts = PictureFacts.Measure(picture, 0, limits.MaxPixels, strict: false);
        if (facts is not null)
            _lines.Add(new OfficePicture(facts, 0, 0, facts.Ink is null ? null : () => picture));
    }
}
