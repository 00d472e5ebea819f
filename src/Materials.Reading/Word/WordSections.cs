using System.Xml;

namespace Materials.Reading.Word;

/// <summary>What a Word document says of its sections: their paper, their headers and footers, how they begin.</summary>
internal sealed class WordSections(WordDocument document, string part, WordPages pages)
{
    private string? _kind;

    public void Begin() => _kind = null;

    /// <summary>Takes an element of a section's properties; passes over every other.</summary>
    public void Enter(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "type":
                _kind = xml.W("val");
                break;
            case "pgSz" when xml.WNumber("w") is { } width and > 0 && xml.WNumber("h") is { } height and > 0:
                // Twentieths of a point; a point has 12,700 EMU.
                pages.Paper = (width * 635L, height * 635L);
                break;
            case "headerReference" or "footerReference":
                var isHeader = xml.LocalName == "headerReference";
                if (document.Package.Target(part, xml.R("id")) is { } margin && !document.Margins.Contains((margin, isHeader)))
                    document.Margins.Add((margin, isHeader));
                break;
        }
    }

    public void End() => pages.EndSection(_kind);
}
