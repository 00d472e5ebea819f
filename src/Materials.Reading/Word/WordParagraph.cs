using System.Text;
using System.Xml;

namespace Materials.Reading.Word;

/// <summary>A paragraph while its runs are read.</summary>
internal sealed class WordParagraph
{
    /// <summary>The visible text; <c>\n</c> for line breaks, <c>\f</c> for page breaks.</summary>
    public StringBuilder Text { get; } = new();

    public string? StyleId { get; set; }
    public int? OutlineLevel { get; set; }
    public string? ListId { get; set; }
    public int? ListLevel { get; set; }
    public string? Ground { get; set; }
    public bool? PageBreakBefore { get; set; }
    public bool BreakAfter { get; set; }
    public bool EndsSection { get; set; }

    /// <summary>The look of the run that is being read, as far as it says itself.</summary>
    public RunLook Run { get; set; }

    public string? RunStyle { get; set; }

    /// <summary>Height of the first visible letters in half-points; 0 until there are any.</summary>
    public int HalfPoints { get; set; }

    /// <summary>How many figures waited in its flow when it began.</summary>
    public int ShapesBefore { get; init; }

    /// <summary>Takes a property of the paragraph.</summary>
    /// <returns>Whether it is one.</returns>
    public bool Takes(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "pStyle":
                StyleId = xml.W("val");
                return true;
            case "outlineLvl":
                OutlineLevel = xml.WNumber("val");
                return true;
            case "numId":
                ListId = xml.W("val");
                return true;
            case "ilvl":
                ListLevel = xml.WNumber("val");
                return true;
            case "pageBreakBefore":
                PageBreakBefore = xml.IsOn("val", ifMissing: true);
                return true;
            case "shd":
                Ground = WordColour.Ground(xml);
                return true;
            default:
                return false;
        }
    }
}
