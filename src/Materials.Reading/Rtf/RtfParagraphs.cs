using System.Text;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reading.Word;

namespace Materials.Reading.Rtf;

/// <summary>The paragraph and the row that are being read.</summary>
internal sealed class RtfParagraphs(WordPages pages)
{
    private readonly StringBuilder _line = new();
    private readonly TableRows _rows = new(pages);
    private bool _isInTable;
    private int? _level;
    private double _points;

    public void Write(string text, RunLook look, LineRole role)
    {
        // What a table's cells are shaded with is not worked out: there white is no proof of hiding.
        if (WordColour.WhyHidden(look, _isInTable || role == LineRole.Shape ? WordColour.Unknown : null) is { } reason)
        {
            pages.Hide(text, reason);
            return;
        }
        if (_line.Length == 0)
            _points = (look.HalfPoints ?? 24) / 2.0;
        _line.Append(text);
    }

    public void Add(OfficePicture picture) => pages.Add(picture);

    public void Control(string word, int? number, LineRole role, RtfTables tables)
    {
        switch (word)
        {
            case "par" or "sect":
                EndParagraph(role);
                if (word == "sect" && role == LineRole.Paragraph)
                    pages.Break();
                break;
            case "page" when role == LineRole.Paragraph:
                EndParagraph(role);
                pages.Break();
                break;
            case "pagebb" when role == LineRole.Paragraph && _line.Length == 0 && number is not 0:
                pages.Break();
                break;
            case "pard":
                (_isInTable, _level) = (false, null);
                break;
            case "intbl":
                _isInTable = true;
                break;
            case "s":
                _level = tables.LevelOf(number ?? 0);
                break;
            case "outlinelevel" when number is >= 0 and < 9:
                _level = number;
                break;
            case "cell" or "nestcell":
                EndCellLine();
                _rows.EndCell();
                break;
            case "row" or "nestrow":
                _rows.EndRow();
                break;
        }
    }

    public void EndParagraph(LineRole role)
    {
        if (_isInTable && role == LineRole.Paragraph)
        {
            EndCellLine();
            return;
        }
        _rows.EndTable();
        var isHeading = role == LineRole.Paragraph && _level is not null;
        foreach (var text in _line.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            pages.Add(new Line { Text = Ideographs.Normalise(text), Role = isHeading ? LineRole.Heading : role, Level = isHeading ? _level!.Value + 1 : 0, Size = _points });
        _line.Clear();
    }

    private void EndCellLine()
    {
        if (_line.ToString().Trim() is { Length: > 0 } text)
            _rows.AddLine(Ideographs.Normalise(text));
        _line.Clear();
    }
}
