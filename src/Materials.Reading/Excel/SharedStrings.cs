using System.Text;
using System.Xml;
using Materials.Reading.Office;

namespace Materials.Reading.Excel;

/// <summary>The texts that the cells of a workbook share.</summary>
internal static class SharedStrings
{
    public static List<string> Read(OfficePackage package, string? part)
    {
        var strings = new List<string>();
        if (part is null)
            return strings;
        using var xml = package.OpenXml(part);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                strings.Add(xml.IsEmptyElement ? "" : ReadRich(xml, "si"));
        return strings;
    }

    /// <summary>The text of the element that the reader stands on, runs joined, without phonetic guides; the reader ends on its end tag.</summary>
    public static string ReadRich(XmlReader xml, string element)
    {
        var text = new StringBuilder();
        var inText = false;
        var inGuide = false;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "t"):
                    inText = !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "t"):
                    inText = false;
                    break;
                case (XmlNodeType.Element, "rPh"):
                    inGuide = !xml.IsEmptyElement;
                    break;
                case (XmlNodeType.EndElement, "rPh"):
                    inGuide = false;
                    break;
                case (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA, _) when inText && !inGuide:
                    text.Append(xml.Value);
                    break;
            }
        }
        return text.ToString();
    }
}
