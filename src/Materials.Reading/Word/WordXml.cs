using System.Globalization;
using System.Xml;

namespace Materials.Reading.Word;

/// <summary>Attributes of WordprocessingML, transitional or strict.</summary>
internal static class WordXml
{
    public const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string RelationshipsTransitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string RelationshipsStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>An attribute of the <c>w:</c> namespace.</summary>
    public static string? W(this XmlReader xml, string name) => xml.GetAttribute(name, Transitional) ?? xml.GetAttribute(name, Strict);

    /// <summary>A whole number; null when there is none.</summary>
    public static int? WNumber(this XmlReader xml, string name) =>
        int.TryParse(xml.W(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>A number without namespace, as DrawingML writes them.</summary>
    public static long? Number(this XmlReader xml, string name) =>
        long.TryParse(xml.GetAttribute(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The id of a relationship: <c>r:id</c>, <c>r:embed</c> and the like.</summary>
    public static string? R(this XmlReader xml, string name) =>
        xml.GetAttribute(name, RelationshipsTransitional) ?? xml.GetAttribute(name, RelationshipsStrict);

    /// <summary>ST_OnOff.</summary>
    public static bool IsOn(this XmlReader xml, string name, bool ifMissing) => xml.W(name) is { } value ? value is not ("0" or "false" or "off") : ifMissing;

    /// <summary>The look with the property that the reader stands on put in.</summary>
    public static RunLook Look(this XmlReader xml, RunLook look) => xml.LocalName switch
    {
        "vanish" => look with { Hidden = xml.IsOn("val", ifMissing: true) },
        "color" => look with { Colour = xml.W("val") is { } value && value != "auto" ? value : "" },
        "sz" => look with { HalfPoints = xml.WNumber("val") },
        "highlight" => look with { Ground = WordColour.Highlight(xml.W("val")) },
        "shd" => look with { Ground = WordColour.Ground(xml) ?? look.Ground },
        _ => look,
    };
}
