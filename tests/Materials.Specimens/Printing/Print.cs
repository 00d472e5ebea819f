using System.Security.Cryptography;
using System.Text;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Printing;

/// <summary>The program or device a file comes out of.</summary>
internal enum Make
{
    Docx,
    Doc,
    Wps,
    OfficePdf,
    BrowserPdf,
    Xlsx,
    Xls,
    Pptx,

    /// <summary>An image-only PDF from an office scanner.</summary>
    Scan,

    /// <summary>A phone photograph of one page; what has more pages goes to the scanner.</summary>
    Photo,
}

/// <summary>One file to be printed: a manuscript or a licence, the device, and how well the page survived it.</summary>
internal sealed record Print(Make Make, Manuscript? Manuscript, License? License, string PaperSeed, bool Illegible = false)
{
    public bool IsImage => Make is Make.Scan or Make.Photo;

    /// <summary>The page as HTML, for the browser and, by way of the browser, for scanner and phone.</summary>
    public string Html() => License?.Html() ?? HtmlWriter.Write(Manuscript!);

    /// <summary>What the first program in the chain is given.</summary>
    public byte[] Source() => Make switch
    {
        Make.Docx or Make.Doc or Make.Wps or Make.OfficePdf => DocxWriter.Write(Manuscript!),
        Make.Xlsx or Make.Xls => XlsxWriter.Write(Manuscript!),
        Make.Pptx => Encoding.UTF8.GetBytes(SlidesWriter.Write(Manuscript!)),
        _ => Encoding.UTF8.GetBytes(Html()),
    };
}

/// <summary>A file as it came out.</summary>
internal sealed record Printed(byte[] Bytes, string Extension)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
