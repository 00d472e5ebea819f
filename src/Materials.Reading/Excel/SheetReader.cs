using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Materials.Pages;
using Materials.Reading.Office;
using Materials.Reports;

namespace Materials.Reading.Excel;

/// <summary>Reads the cells of one worksheet, streaming.</summary>
internal sealed class SheetReader(OfficePackage package, List<string> strings, WorkbookStyles styles, bool since1904, ReadingLimits limits)
{
    private readonly List<SheetRow> _rows = [];
    private readonly List<HiddenText> _hidden = [];
    private readonly HashSet<int> _hiddenColumns = [];
    private readonly HashSet<(int Row, int Column)> _merged = [];
    private long _characters;

    /// <summary>The sheet's rows as lines, and what in it no person sees.</summary>
    /// <param name="hiddenSheet">Whether the whole sheet is hidden: then all its text is.</param>
    public (ImmutableArray<Line> Lines, ImmutableArray<HiddenText> Hidden) Read(string part, bool hiddenSheet, CancellationToken cancellationToken)
    {
        using (var xml = package.OpenXml(part))
        {
            // What its workbook calls a sheet and is none would read as an empty one.
            if (xml.MoveToContent() != XmlNodeType.Element || !xml.LocalName.EndsWith("sheet", StringComparison.OrdinalIgnoreCase))
                throw new InvalidDataException("Not a sheet");
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (xml.LocalName)
                {
                    case "col" when xml.GetAttribute("hidden") is "1" or "true" || xml.GetAttribute("width") is "0":
                        for (var c = xml.Column("min"); c <= Math.Min(xml.Column("max"), SheetRow.MaxColumns); c++)
                            _hiddenColumns.Add(c);
                        break;
                    case "row" when !xml.IsEmptyElement:
                        cancellationToken.ThrowIfCancellationRequested();
                        ReadRow(xml, hiddenSheet);
                        break;
                    case "mergeCell" when CellAddress.Of(xml.GetAttribute("ref")?.Split(':')[0]) is { } at && xml.GetAttribute("ref")!.Contains(':'):
                        _merged.Add(at);
                        break;
                }
            }
        }

        return (SheetTable.Lines(_rows, _merged), [.. _hidden]);
    }

    private void ReadRow(XmlReader xml, bool hiddenSheet)
    {
        var number = xml.Column("r") is > 0 and var r ? r : (_rows.Count > 0 ? _rows[^1].Number : 0) + 1;
        var hidden = hiddenSheet || xml.GetAttribute("hidden") is "1" or "true" || xml.GetAttribute("ht") is "0";
        var row = new SheetRow(number);
        var column = 0;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row"))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            column = CellAddress.Of(xml.GetAttribute("r"))?.Column ?? column + 1;
            var style = (int)(Word.WordXml.Number(xml, "s") ?? 0);
            var text = ReadCell(xml, style, out var raw);
            if (raw.Length == 0)
                continue;
            HiddenReason? why = hidden || _hiddenColumns.Contains(column) ? HiddenReason.Marked : styles.WhyHidden(style);
            if (why is { } reason)
                _hidden.Add(new(raw, reason));
            else
                row.Cells.Add((column, text));
        }
        if (row.Cells.Count > 0)
            _rows.Add(row);
    }

    /// <param name="raw">The text where the format shows none of it.</param>
    private string ReadCell(XmlReader xml, int style, out string raw)
    {
        var type = xml.GetAttribute("t");
        raw = "";
        if (xml.IsEmptyElement)
            return "";
        var value = "";
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "c"))
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v" && !xml.IsEmptyElement)
                value = SheetText(xml);
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is" && !xml.IsEmptyElement)
                value = SharedStrings.ReadRich(xml, "is");
        }
        var text = OneLine(type switch
        {
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < strings.Count ? strings[at] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "inlineStr" or "e" or "d" => value,
            _ => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? SheetNumbers.Write(number, styles.Pattern(style), since1904)
                : value,
        });
        raw = text.Length > 0 ? text : OneLine(value);
        _characters += raw.Length;
        if (_characters > limits.MaxCharacters)
            throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{limits.MaxCharacters}", Met: $"> {limits.MaxCharacters}"));
        return text;
    }

    private static string SheetText(XmlReader xml)
    {
        var text = "";
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
            text += xml.Value;
        return text;
    }

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0 ? text.Trim() : string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}

/// <summary>The filled cells of one row, from the left.</summary>
internal sealed record SheetRow(int Number)
{
    /// <summary>Excel's own limit.</summary>
    public const int MaxColumns = 16_384;

    public List<(int Column, string Text)> Cells { get; } = [];
}

/// <summary>Addresses such as <c>AB12</c>.</summary>
internal static class CellAddress
{
    public static (int Row, int Column)? Of(string? address)
    {
        if (address is null)
            return null;
        var column = 0;
        var i = 0;
        for (; i < address.Length && char.IsAsciiLetter(address[i]); i++)
            column = Math.Min(column * 26 + (address[i] & 0x1F), SheetRow.MaxColumns);
        return column > 0 && int.TryParse(address.AsSpan(i), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, column) : null;
    }

    /// <summary>A whole number that counts rows or columns; 0 when there is none.</summary>
    public static int Column(this XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
