using System.Collections.Frozen;

namespace Materials.Reading;

/// <summary>The media types that are told apart by content.</summary>
internal static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    public const string Doc = "application/msword";
    public const string Xls = "application/vnd.ms-excel";
    public const string Ppt = "application/vnd.ms-powerpoint";
    public const string Ole = "application/x-ole-storage";
    public const string EncryptedOffice = "application/x-encrypted-office";
    public const string Rtf = "application/rtf";
    public const string Ofd = "application/ofd";
    public const string OpenDocument = "application/vnd.oasis.opendocument";
    public const string Zip = "application/zip";
    public const string Rar = "application/vnd.rar";
    public const string SevenZip = "application/x-7z-compressed";
    public const string Gzip = "application/gzip";
    public const string Bzip2 = "application/x-bzip2";
    public const string Xz = "application/x-xz";
    public const string Tar = "application/x-tar";

    /// <summary>A program for Windows, a self-extracting archive among them: never run, so never unpacked.</summary>
    public const string Program = "application/vnd.microsoft.portable-executable";
    public const string Mail = "message/rfc822";
    public const string OutlookMail = "application/vnd.ms-outlook";
    public const string PlainText = "text/plain";
    public const string Html = "text/html";
    public const string Xml = "application/xml";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Tiff = "image/tiff";
    public const string Bmp = "image/bmp";
    public const string Gif = "image/gif";
    public const string WebP = "image/webp";
    public const string Heic = "image/heic";
    public const string Dwg = "image/vnd.dwg";
    public const string Svg = "image/svg+xml";
    public const string PostScript = "application/postscript";
    public const string OctetStream = "application/octet-stream";

    /// <summary>
    /// What a file with an ending may be without misleading anyone. Several programs write a newer or older format, or plain HTML,
    /// under the ending of the program's classic one; WPS writes Word's and Excel's own streams. All of
    /// these are compound files, which is all that is left to know of a torn one.
    /// </summary>
    private static readonly FrozenDictionary<string, string[]> ByEnding = new Dictionary<string, string[]>
    {
        [".pdf"] = [Pdf],
        [".docx"] = [Docx, EncryptedOffice],
        [".docm"] = [Docx, EncryptedOffice],
        [".dotx"] = [Docx, EncryptedOffice],
        [".xlsx"] = [Xlsx, EncryptedOffice],
        [".xlsm"] = [Xlsx, EncryptedOffice],
        [".pptx"] = [Pptx, EncryptedOffice],
        [".ppsx"] = [Pptx, EncryptedOffice],
        [".pptm"] = [Pptx, EncryptedOffice],
        [".doc"] = [Doc, Rtf, Ole, Html, Mail],
        [".dot"] = [Doc, Rtf, Ole],
        [".wps"] = [Doc, Docx, Rtf, Ole],
        [".wpt"] = [Doc, Docx, Rtf, Ole],
        [".xls"] = [Xls, Ole, Html],
        [".et"] = [Xls, Xlsx, Ole],
        [".ppt"] = [Ppt, Ole],
        [".pps"] = [Ppt, Ole],
        [".dps"] = [Ppt, Pptx, Ole],
        [".rtf"] = [Rtf],
        [".ofd"] = [Ofd],
        [".odt"] = [OpenDocument],
        [".ods"] = [OpenDocument],
        [".odp"] = [OpenDocument],
        [".odg"] = [OpenDocument],
        [".zip"] = [Zip],
        [".rar"] = [Rar],
        [".7z"] = [SevenZip],
        [".gz"] = [Gzip],
        [".tgz"] = [Gzip],
        [".tar"] = [Tar],
        [".bz2"] = [Bzip2],
        [".tbz2"] = [Bzip2],
        [".xz"] = [Xz],
        [".txz"] = [Xz],
        [".msg"] = [OutlookMail, Ole],
        [".eml"] = [Mail, PlainText],
        [".txt"] = [PlainText, Html, Xml],
        [".md"] = [PlainText, Html],
        [".csv"] = [PlainText],
        [".tsv"] = [PlainText],
        [".log"] = [PlainText],
        [".htm"] = [Html, PlainText],
        [".html"] = [Html, PlainText],
        [".mht"] = [Mail, PlainText],
        [".mhtml"] = [Mail, PlainText],
        [".xml"] = [Xml, PlainText],
        [".jpg"] = [Jpeg],
        [".jpeg"] = [Jpeg],
        [".jpe"] = [Jpeg],
        [".jfif"] = [Jpeg],
        [".png"] = [Png],
        [".tif"] = [Tiff],
        [".tiff"] = [Tiff],
        [".bmp"] = [Bmp],
        [".gif"] = [Gif],
        [".webp"] = [WebP],
        [".heic"] = [Heic],
        [".heif"] = [Heic],
        [".dwg"] = [Dwg],
        [".svg"] = [Svg],
        [".eps"] = [PostScript],
        [".ps"] = [PostScript],
    }.ToFrozenDictionary();

    /// <summary>Whether an ending promises one of these formats.</summary>
    /// <param name="ending">Lower case, with its dot.</param>
    public static bool Promises(string ending, Func<string, bool> isOneOf) => ByEnding.TryGetValue(ending, out var promised) && promised.Any(isOneOf);

    /// <summary>Whether an ending promises another format than the content is. Endings that promise nothing known never disagree.</summary>
    /// <param name="ending">Lower case, with its dot.</param>
    public static bool Disagree(string ending, string mediaType) =>
        mediaType != OctetStream && ByEnding.TryGetValue(ending, out var promised) && !promised.Contains(mediaType);
}
