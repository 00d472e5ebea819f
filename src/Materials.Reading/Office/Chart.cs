using System.Text;
using System.Xml;

namespace Materials.Reading.Office;

/// <summary>Reads what is written on a chart: its titles, then the names of its series and categories.</summary>
internal static class Chart
{
    /// <summary>A chart shows some dozens of names; its cache may hold thousands of values.</summary>
    private const int MaxNames = 200;

    public static IReadOnlyList<string> Read(OfficePackage package, string part)
    {
        var titles = new List<string>();
        var names = new List<string>();
        var title = new StringBuilder();
        var inNames = false;
        using var xml = package.OpenXml(part);
        while (xml.Read())
        {
            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "strCache"):
                    inNames = true;
                    break;
                case (XmlNodeType.EndElement, "strCache"):
                    inNames = false;
                    break;
                case (XmlNodeType.EndElement, "title") when title.Length > 0:
                    titles.Add(title.ToString().Trim());
                    title.Clear();
                    break;
                case (XmlNodeType.Element, "t"):
                    title.Append(xml.ReadString());
                    break;
                case (XmlNodeType.Element, "v") when inNames:
                    if (xml.ReadString().Trim() is { Length: > 0 } name && names.Count < MaxNames && !names.Contains(name))
                        names.Add(name);
                    break;
            }
        }
        return [.. titles.Where(t => t.Length > 0), .. names.Count > 0 ? [string.Join(' ', names)] : Array.Empty<string>()];
    }
}
