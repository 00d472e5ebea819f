using Materials.Pages;
using Materials.Reading.Word;

namespace Materials.Reading.Office;

/// <summary>The rows of tables in formats that mark the ends of cells and rows within their paragraphs (RTF, Word 97).</summary>
internal sealed class TableRows(WordPages pages)
{
    private readonly List<string> _cell = [];
    private readonly List<string> _cells = [];
    private int _group;

    /// <summary>Whether a row has begun.</summary>
    public bool HasBegun => _cells.Count > 0 || _cell.Count > 0;

    /// <summary>A paragraph of the cell. Between cells stand tabs, so none stands in one.</summary>
    public void AddLine(string text) => _cell.Add(text.Replace('\n', ' ').Replace('\t', ' '));

    public void EndCell()
    {
        _cells.Add(string.Join(' ', _cell));
        _cell.Clear();
    }

    /// <summary>Adds the row, if anything stands in it. A cell whose end never came is its last.</summary>
    public void EndRow()
    {
        if (_cell.Count > 0)
            EndCell();
        if (_cells.Any(c => c.Length > 0))
        {
            if (_group == 0)
                _group = pages.NewGroup();
            pages.Add(new Line { Text = string.Join('\t', _cells), Cells = [.. _cells], Role = LineRole.TableRow, Group = _group });
        }

        _cells.Clear();
    }

    /// <summary>The next row begins another table.</summary>
    public void EndTable()
    {
        EndRow();
        _group = 0;
    }
}
