using System.Xml;
using System.Xml.Linq;
using Materials.Reading.Archives;
using Materials.Reading.Office;
using Materials.Reports;

namespace Materials.Reading.Ofd;

/// <summary>The parts of an OFD (GB/T 33190-2016, clause 6): a zip of XML, which refer to each other by paths.</summary>
/// <exception cref="ZipException">It is no sound zip.</exception>
internal sealed class OfdPackage(Stream content, ReadingLimits limits)
{
    /// <summary>Characters of one XML part. A page of dense text has some 500,000; a document's resources less.</summary>
    private const long MaxXmlCharacters = 64L << 20;

    private readonly OfficePackage _parts = new(content, limits);

    public bool Has(string path) => _parts.Has(path);

    /// <summary>Whether it is encrypted as GB/T 33190 and GM/T 0099 have it: the list of what is encrypted stands in the open.</summary>
    public bool IsEncrypted => _parts.PartNames.Any(n => n.EndsWith("Encryptions.xml", StringComparison.OrdinalIgnoreCase));

    /// <summary>The bytes of a part; null where there is none or it is broken.</summary>
    /// <exception cref="ZipException">It is beyond the limits.</exception>
    public byte[]? Bytes(string path)
    {
        try
        {
            return Has(path) ? _parts.Open(path).ToArray() : null;
        }
        catch (ZipException e) when (e.Defect.Code == FindingCode.Corrupt)
        {
            return null;
        }
    }

    /// <summary>The root element of a part; null where there is none or it is no XML.</summary>
    /// <exception cref="ZipException">It is beyond the limits.</exception>
    public XElement? Xml(string path)
    {
        if (Bytes(path) is not { } bytes)
            return null;
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MaxXmlCharacters,
                IgnoreComments = true,
                CheckCharacters = false,
            });
            return XDocument.Load(xml).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A path as a part writes it: from the root when it begins with <c>/</c>, else from the part's own folder.</summary>
    /// <param name="from">The part that refers.</param>
    public static string Resolve(string from, string path)
    {
        path = path.Trim().Replace('\\', '/');
        var steps = new List<string>();
        foreach (var step in (path.StartsWith('/') ? path : from[..(from.LastIndexOf('/') + 1)] + path).Split('/'))
        {
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("" or "." or ".."))
                steps.Add(step);
        }
        return string.Join('/', steps);
    }
}
