using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Materials.Reading.Tests.Ofd;

/// <summary>Writes small OFD files (GB/T 33190), part by part.</summary>
internal sealed class OfdFile
{
    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly List<string> _pages = [];
    private readonly List<string> _fonts = [];
    private readonly List<string> _media = [];

    public string Namespace { get; init; } = "http://www.ofdspec.org/2016";

    /// <summary>More of the document's common data, such as templates.</summary>
    public string Common { get; init; } = "";

    /// <summary>More of the document, such as the place of its annotations.</summary>
    public string More { get; init; } = "";

    /// <summary>More of the file's body, such as the place of its signatures.</summary>
    public string Body { get; init; } = "";

    /// <param name="layer">The objects of the page; null for a page whose content is lost.</param>
    public OfdFile Page(string? layer, string before = "")
    {
        _pages.Add($"<ofd:Page ID=\"{_pages.Count + 1}\" BaseLoc=\"Pages/Page_{_pages.Count}/Content.xml\"/>");
        return layer is null ? this : Part($"Doc_0/Pages/Page_{_pages.Count - 1}/Content.xml", "Page", $"{before}<ofd:Content><ofd:Layer ID=\"900\" Type=\"Body\">{layer}</ofd:Layer></ofd:Content>");
    }

    public OfdFile Part(string path, string root, string content) =>
        Raw(path, Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:{root} xmlns:ofd=\"{Namespace}\">{content}</ofd:{root}>"));

    public OfdFile Raw(string path, byte[] content)
    {
        _parts[path] = content;
        return this;
    }

    public OfdFile Font(int id, byte[]? file = null, string name = "宋体")
    {
        _fonts.Add($"<ofd:Font ID=\"{id}\" FontName=\"{name}\">{(file is null ? "" : $"<ofd:FontFile>font_{id}.ttf</ofd:FontFile>")}</ofd:Font>");
        return file is null ? this : Raw($"Doc_0/Res/font_{id}.ttf", file);
    }

    public OfdFile Image(int id, byte[] png)
    {
        _media.Add($"<ofd:MultiMedia ID=\"{id}\" Type=\"Image\" Format=\"PNG\"><ofd:MediaFile>image_{id}.png</ofd:MediaFile></ofd:MultiMedia>");
        return Raw($"Doc_0/Res/image_{id}.png", png);
    }

    /// <summary>A line of text in millimetres, its letters as far apart as they are wide.</summary>
    public static string Text(string text, double x, double y, double size = 4, string attributes = "", string inside = "")
    {
        var deltas = text.Length > 1 ? $" DeltaX=\"g {text.Length - 1} {Number(size)}\"" : "";
        return $"<ofd:TextObject ID=\"7\" Boundary=\"{Number(x)} {Number(y)} {Number(size * text.Length + 1)} {Number(size * 1.3)}\" Font=\"3\" Size=\"{Number(size)}\" {attributes}>"
            + $"{inside}<ofd:TextCode X=\"0\" Y=\"{Number(size)}\"{deltas}>{text}</ofd:TextCode></ofd:TextObject>";
    }

    public static string Rule(double x0, double y0, double x1, double y1) =>
        $"<ofd:PathObject ID=\"8\" Boundary=\"{Number(x0)} {Number(y0)} {Number(Math.Max(x1 - x0, 0.3))} {Number(Math.Max(y1 - y0, 0.3))}\" LineWidth=\"0.3\">"
        + $"<ofd:AbbreviatedData>M 0 0 L {Number(x1 - x0)} {Number(y1 - y0)}</ofd:AbbreviatedData></ofd:PathObject>";

    public byte[] ToBytes()
    {
        Part("OFD.xml", "OFD", $"<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{Body}</ofd:DocBody>");
        Part("Doc_0/Document.xml", "Document",
            $"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{Common}</ofd:CommonData>"
            + $"<ofd:Pages>{string.Concat(_pages)}</ofd:Pages>{More}");
        _parts["Doc_0/PublicRes.xml"] = Encoding.UTF8.GetBytes(
            $"<ofd:Res xmlns:ofd=\"{Namespace}\" BaseLoc=\"Res\"><ofd:Fonts>{string.Concat(_fonts)}</ofd:Fonts><ofd:MultiMedias>{string.Concat(_media)}</ofd:MultiMedias></ofd:Res>");
        var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, ZipArchiveMode.Create))
            foreach (var (path, content) in _parts)
            {
                using var part = zip.CreateEntry(path).Open();
                part.Write(content);
            }
        return file.ToArray();
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
