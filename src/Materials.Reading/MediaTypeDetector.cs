using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Materials.Reading.Archives;
using Materials.Reading.Compound;
using Materials.Reading.PlainText;

namespace Materials.Reading;

/// <summary>Tells what a file is from its bytes alone.</summary>
internal static class MediaTypeDetector
{
    private const int HeadBytes = 64 << 10;

    /// <summary>How far into a file the mark of a PDF may stand (its readers allow a kilobyte of anything before it).</summary>
    private const int PdfMarkReach = 1024;

    /// <summary>The media type; <see cref="MediaTypes.OctetStream"/> when nothing known fits.</summary>
    /// <param name="content">Seekable; its position is not kept.</param>
    public static string Detect(Stream content, ReadingLimits limits)
    {
        var head = new byte[(int)Math.Min(content.Length, HeadBytes)];
        content.Position = 0;
        content.ReadExactly(head);
        return ByMagic(head) switch
        {
            MediaTypes.Zip => InZip(content, head, limits),
            MediaTypes.Ole => InCompoundFile(content),
            null => InText(head, content.Length),
            var type => type,
        };
    }

    /// <summary>The type that the first bytes tell, without looking deeper; null when they tell none.</summary>
    public static string? ByMagic(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\x3\x4"u8) || head.StartsWith("PK\x5\x6"u8))
            return MediaTypes.Zip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return MediaTypes.Ole;
        if (Picture(head) is { } picture)
            return picture;
        if (head[..Math.Min(head.Length, PdfMarkReach)].IndexOf("%PDF-"u8) >= 0)
            return MediaTypes.Pdf;
        if (head.StartsWith("{\\rtf"u8))
            return MediaTypes.Rtf;
        if (head.StartsWith("Rar!\x1A\x7"u8))
            return MediaTypes.Rar;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]))
            return MediaTypes.SevenZip;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]))
            return MediaTypes.Gzip;
        if (head.StartsWith("BZh"u8) && head.Length > 10 && head[4..].StartsWith((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59]))
            return MediaTypes.Bzip2;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]))
            return MediaTypes.Xz;
        if (IsProgram(head))
            return MediaTypes.Program;
        return TarHeader.IsAt(head) ? MediaTypes.Tar : null;
    }

    private static string? Picture(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return MediaTypes.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return MediaTypes.Png;
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8))
            return MediaTypes.Tiff;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return MediaTypes.Gif;
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
            return MediaTypes.WebP;
        // "BM" alone begins many texts; the size of the header that follows is one of few.
        if (head.Length >= 26 && head.StartsWith("BM"u8) && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 108 or 124)
            return MediaTypes.Bmp;
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8))
        {
            var brand = Encoding.Latin1.GetString(head.Slice(8, 4));
            return brand is "heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1" ? MediaTypes.Heic : null;
        }
        return head.Length >= 6 && head.StartsWith("AC10"u8) && char.IsAsciiDigit((char)head[5]) ? MediaTypes.Dwg : null;
    }

    /// <summary>"MZ" alone begins texts; the place that it gives for the head of the program proper holds that head's mark.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> head)
    {
        const int PlaceOfHead = 60;
        if (!head.StartsWith("MZ"u8) || head.Length < PlaceOfHead + 4)
            return false;
        var at = BinaryPrimitives.ReadInt32LittleEndian(head[PlaceOfHead..]);
        return at > 0 && at < head.Length && head[at..].StartsWith("PE\0\0"u8);
    }

    private static string InZip(Stream content, byte[] head, ReadingLimits limits)
    {
        try
        {
            return OfMembers(ZipDirectory.Read(content, limits.MaxArchiveEntries).Select(m => m.Name).ToHashSet());
        }
        catch (ZipException)
        {
            // A torn package has lost its directory, which stands at the end; the names in its first local headers still tell what it was.
            var names = Encoding.Latin1.GetString(head);
            return names.Contains("[Content_Types].xml") || names.Contains("_rels/.rels")
                ? names.Contains("word/") ? MediaTypes.Docx : names.Contains("xl/") ? MediaTypes.Xlsx : names.Contains("ppt/") ? MediaTypes.Pptx : MediaTypes.Zip
                : MediaTypes.Zip;
        }
    }

    private static string OfMembers(HashSet<string> names)
    {
        if (names.Contains("[Content_Types].xml"))
        {
            if (names.Any(n => n.StartsWith("word/", StringComparison.Ordinal)))
                return MediaTypes.Docx;
            if (names.Any(n => n.StartsWith("xl/", StringComparison.Ordinal)))
                return MediaTypes.Xlsx;
            if (names.Any(n => n.StartsWith("ppt/", StringComparison.Ordinal)))
                return MediaTypes.Pptx;
        }
        if (names.Contains("OFD.xml"))
            return MediaTypes.Ofd;
        return names.Contains("mimetype") && names.Contains("META-INF/manifest.xml") ? MediaTypes.OpenDocument : MediaTypes.Zip;
    }

    private static string InCompoundFile(Stream content)
    {
        try
        {
            var names = new CompoundFile(content).OwnNames;
            if (names.Contains("EncryptedPackage"))
                return MediaTypes.EncryptedOffice;
            if (names.Contains("WordDocument"))
                return MediaTypes.Doc;
            if (names.Contains("Workbook") || names.Contains("Book"))
                return MediaTypes.Xls;
            if (names.Contains("__properties_version1.0"))
                return MediaTypes.OutlookMail;
            return names.Contains("PowerPoint Document") ? MediaTypes.Ppt : MediaTypes.Ole;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return MediaTypes.Ole;
        }
    }

    private static string InText(byte[] head, long length)
    {
        // A page in another encoding than those of the mainland says so itself, in letters that all of them share.
        if (TextDecoder.Decode(head, cut: length > head.Length) is not { } text)
            return !head.AsSpan().Contains((byte)0) && IsHtml(Encoding.Latin1.GetString(head).AsSpan().TrimStart()) ? MediaTypes.Html : MediaTypes.OctetStream;
        var start = text.AsSpan().TrimStart();
        if (IsHtml(start))
            return MediaTypes.Html;
        // Vectors: their text is a program, and no picture of it is made.
        if (start.StartsWith("%!PS", StringComparison.Ordinal))
            return MediaTypes.PostScript;
        if (start.StartsWith("<svg", StringComparison.OrdinalIgnoreCase))
            return MediaTypes.Svg;
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            var first = start[..Math.Min(start.Length, 1000)];
            return first.Contains("<html", StringComparison.OrdinalIgnoreCase) ? MediaTypes.Html : first.Contains("<svg", StringComparison.Ordinal) ? MediaTypes.Svg : MediaTypes.Xml;
        }

        return IsMail(start) ? MediaTypes.Mail : MediaTypes.PlainText;
    }

    private static bool IsHtml(ReadOnlySpan<char> start) =>
        start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A head of a mail (RFC 5322): lines of field and value, among them who wrote it or how it is made, and another that mails have.</summary>
    private static bool IsMail(ReadOnlySpan<char> start)
    {
        bool hasSender = false;
        var known = 0;
        foreach (var line in start[..Math.Min(start.Length, MailHeadReach)].EnumerateLines())
        {
            if (line.IsEmpty)
                break;
            if (line[0] is ' ' or '\t')
                continue;
            var colon = line.IndexOf(':');
            if (colon <= 0 || line[..colon].IndexOfAnyExcept(FieldNames) >= 0)
                return false;
            var field = line[..colon].ToString().ToLowerInvariant();
            hasSender |= field is "from" or "mime-version" or "received" or "return-path";
            known += field is "from" or "to" or "subject" or "date" or "mime-version" or "received" or "return-path" or "message-id" or "content-type" ? 1 : 0;
            if (hasSender && known >= 3)
                return true;
        }
        return false;
    }

    /// <summary>How much of a mail's head is looked at: some servers write many lines before the sender's own.</summary>
    private const int MailHeadReach = 16_000;

    private static readonly SearchValues<char> FieldNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
