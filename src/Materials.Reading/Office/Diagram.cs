using System.Text;
using System.Xml;

namespace Materials.Reading.Office;

/// <summary>Reads the texts of a SmartArt diagram in the order in which they are shown: along the tree of its connections.</summary>
internal static class Diagram
{
    public static IReadOnlyList<string> Read(OfficePackage package, string dataPart)
    {
        var points = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        var order = new List<string>();
        var children = new Dictionary<string, List<(int Order, string Child)>>(StringComparer.Ordinal);
        using (var xml = package.OpenXml(dataPart))
        {
            StringBuilder? point = null;
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "pt")
                    point = null;
                else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "p" && point is { Length: > 0 } && point[^1] != ' ')
                    point.Append(' ');
                else if (xml.NodeType == XmlNodeType.Text && point is not null && xml.Depth > 0)
                    point.Append(xml.Value);
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "pt")
                    point = Point(xml, points, order);
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "cxn" && xml.GetAttribute("type") is null or "parOf")
                    Connect(xml, children);
            }
        }
        return [.. InOrder(points, order, children)];
    }

    private static StringBuilder? Point(XmlReader xml, Dictionary<string, StringBuilder> points, List<string> order)
    {
        var id = xml.GetAttribute("modelId") ?? "";
        // Transitions and presentation points hold copies and labels of the tool, not text of the author.
        var holdsText = xml.GetAttribute("type") is null or "node" or "asst" or "doc";
        if (!holdsText || !points.TryAdd(id, new()))
            return null;
        order.Add(id);
        return xml.IsEmptyElement ? null : points[id];
    }

    private static void Connect(XmlReader xml, Dictionary<string, List<(int, string)>> children)
    {
        if (xml.GetAttribute("srcId") is not { } from || xml.GetAttribute("destId") is not { } to)
            return;
        if (!children.TryGetValue(from, out var list))
            children[from] = list = [];
        list.Add((int.TryParse(xml.GetAttribute("srcOrd"), out var at) ? at : list.Count, to));
    }

    private static IEnumerable<string> InOrder(
        Dictionary<string, StringBuilder> points, List<string> order, Dictionary<string, List<(int Order, string Child)>> children)
    {
        var isChild = children.Values.SelectMany(c => c).Select(c => c.Child).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Roots first; whatever hangs in a loop comes at the end in the order of the file.
        foreach (var root in order.Where(p => !isChild.Contains(p)).Concat(order))
        {
            var open = new Stack<string>([root]);
            while (open.TryPop(out var id))
            {
                if (!seen.Add(id))
                    continue;
                if (points.TryGetValue(id, out var text) && text.ToString().Trim() is { Length: > 0 } shown)
                    yield return shown;
                if (children.TryGetValue(id, out var below))
                    foreach (var (_, child) in below.OrderByDescending(c => c.Order))
                        open.Push(child);
            }
        }
    }
}
