using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Html;
using Materials.Reading.PlainText;
using Materials.Reading.Word;
using Materials.Reports;
using MimeKit;
using MimeKit.Tnef;

namespace Materials.Reading.Mail;

/// <summary>Reads mails (.eml) and saved web pages (.mht): who wrote to whom when, the text, and what is attached as files of the package.</summary>
internal sealed class MailReader(ReadingLimits limits) : IFormatReader
{
    private const int MaxAttachments = 1_000;

    static MailReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public ImmutableArray<string> Reads { get; } = [MediaTypes.Mail];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        // Headers in bare GBK, as older Chinese programs write them, are read as such; UTF-8 is tried first.
        var options = new ParserOptions { CharsetEncoding = Encoding.GetEncoding("GB18030") };
        // Its parts stay in the file, and are taken out of it one at a time; they hold nothing that would have to be disposed.
        var message = MimeMessage.Load(options, content, persistent: true, cancellationToken);
        var pages = new WordPages(limits);
        foreach (var header in Head(message))
            pages.Add(new Line { Text = header, Role = LineRole.Paragraph });
        var parts = new Parts();
        parts.Sort(message.Body, 0);
        var shown = new HashSet<MimeEntity>();
        var defects = ReadBody(parts, pages, shown, cancellationToken);
        var (sections, images) = pages.Build();
        return new(PageUnit.Section, sections, defects)
        {
            Images = images,
            Attachments = [.. parts.Others.Where(p => !shown.Contains(p)).SelectMany(Attachments).Take(MaxAttachments)],
        };
    }

    /// <summary>As mail programs print them.</summary>
    private static IEnumerable<string> Head(MimeMessage message)
    {
        if (!string.IsNullOrWhiteSpace(message.Subject))
            yield return $"主题：{OneLine(message.Subject)}";
        if (message.From.Count > 0)
            yield return $"发件人：{OneLine(string.Join("；", message.From.Select(Name)))}";
        if (message.To.Count > 0)
            yield return $"收件人：{OneLine(string.Join("；", message.To.Select(Name)))}";
        if (message.Date != default)
            yield return $"日期：{message.Date:yyyy-MM-dd HH:mm}";
    }

    private static string Name(InternetAddress address) => address is MailboxAddress mailbox
        ? string.IsNullOrEmpty(mailbox.Name) ? mailbox.Address : $"{mailbox.Name} <{mailbox.Address}>"
        : address.Name ?? "";

    private ImmutableArray<Defect> ReadBody(Parts parts, WordPages pages, HashSet<MimeEntity> shown, CancellationToken cancellationToken)
    {
        if (parts.Html is { } html)
        {
            var text = new HtmlText(pages, limits, address => Resource(parts.Others, address, shown), cancellationToken);
            text.Read(TextOf(html));
            return [.. text.Defects];
        }
        if (parts.Plain is { } plain)
            foreach (var line in TextOf(plain).ReplaceLineEndings("\n").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
                pages.Add(new Line { Text = OneLine(line) });
        return parts.Html is null && parts.Plain is null && parts.IsEncrypted ? [new(FindingCode.Encrypted)] : [];
    }

    /// <summary>The part that an address in the text names: by its content id, or by the place that it was saved from.</summary>
    private static ReadOnlyMemory<byte>? Resource(List<MimeEntity> parts, string address, HashSet<MimeEntity> shown)
    {
        var id = address.StartsWith("cid:", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(address[4..]) : null;
        var part = parts.OfType<MimePart>().FirstOrDefault(p => id is null ? p.ContentLocation?.OriginalString == address : p.ContentId == id);
        if (part?.Content is null)
            return null;
        shown.Add(part);
        return Bytes(part);
    }

    private IEnumerable<Attachment> Attachments(MimeEntity part)
    {
        switch (part)
        {
            case MessagePart { Message: { } inner }:
                yield return new($"{(string.IsNullOrWhiteSpace(inner.Subject) ? "message" : FileName(inner.Subject))}.eml", 0, to => inner.WriteTo(to, CancellationToken.None));
                break;
            case TnefPart tnef:
                foreach (var packed in tnef.ExtractAttachments().SelectMany(Attachments))
                    yield return packed;
                break;
            case MimePart { Content: { } content } file:
                yield return new(FileName(file.FileName ?? file.ContentType.Name ?? $"part.{file.ContentType.MediaSubtype}"),
                    content.Stream?.Length ?? 0, to => content.DecodeTo(to, CancellationToken.None));
                break;
        }
    }

    private static ReadOnlyMemory<byte> Bytes(MimePart part)
    {
        var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The charset that the part names, where there is such a one; else by the bytes.</summary>
    private static string TextOf(TextPart part)
    {
        var bytes = Bytes(part);
        if (part.ContentType.CharsetEncoding is { } encoding and not ASCIIEncoding)
            return encoding.CodePage == 936 ? Encoding.GetEncoding("GB18030").GetString(bytes.Span) : encoding.GetString(bytes.Span);
        return TextDecoder.Decode(bytes.Span) ?? Encoding.Latin1.GetString(bytes.Span);
    }

    /// <summary>A name that file systems take.</summary>
    internal static string FileName(string name)
    {
        var clean = OneLine(name).Replace('/', '_').Replace('\\', '_').Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= MaxFileName ? clean : clean[..(MaxFileName - Path.GetExtension(clean).Length)] + Path.GetExtension(clean);
    }

    /// <summary>What file systems allow in bytes, at three a character, with room to spare.</summary>
    private const int MaxFileName = 80;

    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A mail's parts: the text that is shown, and the rest.</summary>
    private sealed class Parts
    {
        /// <summary>Parts within parts; mail programs reach five.</summary>
        private const int MaxDepth = 50;

        public TextPart? Html { get; private set; }

        public TextPart? Plain { get; private set; }

        public List<MimeEntity> Others { get; } = [];

        public bool IsEncrypted { get; private set; }

        public void Sort(MimeEntity? part, int depth)
        {
            if (depth > MaxDepth)
                throw new UnreadableFileException(new(FindingCode.LimitExceeded, Limit: $"{MaxDepth}", Met: $"> {MaxDepth}"));
            switch (part)
            {
                case Multipart several:
                    IsEncrypted |= several.ContentType.IsMimeType("multipart", "encrypted");
                    foreach (var child in several)
                        Sort(child, depth + 1);
                    break;
                case TextPart { IsAttachment: false } html when html.IsHtml && Html is null:
                    Html = html;
                    break;
                case TextPart { IsAttachment: false } plain when plain.IsPlain && Plain is null:
                    Plain = plain;
                    break;
                case not null:
                    IsEncrypted |= part.ContentType.IsMimeType("application", "pkcs7-mime") || part.ContentType.IsMimeType("application", "x-pkcs7-mime");
                    Others.Add(part);
                    break;
            }
        }
    }
}
