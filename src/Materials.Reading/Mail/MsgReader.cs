using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reading.Html;
using Materials.Reading.PlainText;
using Materials.Reading.Rtf;
using Materials.Reading.Word;
using Materials.Reports;
using MimeKit.Tnef;

namespace Materials.Reading.Mail;

/// <summary>Reads mails as Outlook stores them (.msg): who wrote to whom when, the text, and what is attached as files of the package.</summary>
/// <remarks>Source: [MS-OXMSG]. A mail in a mail is shown behind it, and its attachments are files like the outer one's.</remarks>
internal sealed class MsgReader(ReadingLimits limits) : IFormatReader
{
    private const int MaxAttachments = 1_000;
    private const string AttachmentStorage = "__attach_version1.0_#";
    private const string EmbeddedMail = "__substg1.0_3701000D";

    public ImmutableArray<string> Reads { get; } = [MediaTypes.OutlookMail];

    public FormatContent Read(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        var file = new CompoundFile(content);
        var storages = file.Storages.ToList();
        var pages = new WordPages(limits);
        var defects = new List<Defect>();
        var attachments = new List<Attachment>();
        Show(new(file.Read), pages, defects, attachments, cancellationToken);
        foreach (var inner in storages.Where(s => s.Name == EmbeddedMail))
            Show(Properties(inner), pages, defects, attachments, cancellationToken);
        foreach (var attached in storages.Where(s => s.Name.StartsWith(AttachmentStorage, StringComparison.Ordinal)).Take(MaxAttachments))
        {
            var properties = Properties(attached);
            if (attached.Streams.TryGetValue(MsgProperties.Stream(MsgProperty.AttachedBytes, MsgProperties.Binary), out var bytes))
                attachments.Add(new(MailReader.FileName(properties.Text(MsgProperty.LongFileName) ?? properties.Text(MsgProperty.FileName) ?? "attachment"), 0, to => to.Write(bytes())));
        }

        var (sections, images) = pages.Build();
        return new(PageUnit.Section, sections, [.. defects.Distinct()]) { Images = images, Attachments = [.. attachments.Take(MaxAttachments)] };
    }

    private static MsgProperties Properties(CompoundStorage storage) => new(name => storage.Streams.GetValueOrDefault(name)?.Invoke());

    private void Show(MsgProperties mail, WordPages pages, List<Defect> defects, List<Attachment> attachments, CancellationToken cancellationToken)
    {
        foreach (var line in Head(mail))
            pages.Add(new Line { Text = line });
        if (mail.Bytes(MsgProperty.Html) is { } html)
            ReadHtml(mail.Decode(html), pages, defects, cancellationToken);
        else if (mail.Text(MsgProperty.Html) is { } markup)
            ReadHtml(markup, pages, defects, cancellationToken);
        else if (mail.Text(MsgProperty.Body) is { } body)
        {
            foreach (var line in body.ReplaceLineEndings("\n").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
                pages.Add(new Line { Text = MailReader.OneLine(line) });
        }
        else if (mail.Bytes(MsgProperty.PackedRtf) is { } packed)
        {
            var rtf = new RtfText(Unpacked(packed), pages, limits, cancellationToken);
            rtf.Read();
            attachments.AddRange(rtf.Attachments);
        }
    }

    private void ReadHtml(string markup, WordPages pages, List<Defect> defects, CancellationToken cancellationToken)
    {
        var text = new HtmlText(pages, limits, _ => null, cancellationToken);
        text.Read(markup);
        defects.AddRange(text.Defects);
    }

    /// <summary>As mail programs print them.</summary>
    private static IEnumerable<string> Head(MsgProperties mail)
    {
        if (mail.Text(MsgProperty.Subject) is { } subject)
            yield return $"主题：{MailReader.OneLine(subject)}";
        var (name, address) = (mail.Text(MsgProperty.SenderName), mail.Text(MsgProperty.SenderAddress));
        if (name is not null || address is not null)
            yield return $"发件人：{MailReader.OneLine(name is null || name == address ? address! : address?.Contains('@') == true ? $"{name} <{address}>" : name)}";
        if (mail.Text(MsgProperty.To) is { } to)
            yield return $"收件人：{MailReader.OneLine(to)}";
        if (mail.Sent is { } sent)
            yield return $"日期：{sent.ToOffset(ChinaTime):yyyy-MM-dd HH:mm}";
    }

    /// <summary>The file holds universal time; who reads it is in China.</summary>
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    private byte[] Unpacked(byte[] packed)
    {
        // Its head says how long it will be ([MS-OXRTFCP] 2.1.3.1.1).
        if (packed.Length < 16 || BinaryPrimitives.ReadUInt32LittleEndian(packed.AsSpan(4)) > limits.MaxPartBytes)
            throw new UnreadableFileException(new(FindingCode.Corrupt));
        return new RtfCompressedToRtf().Flush(packed, 0, packed.Length, out var start, out var length).AsSpan(start, length).ToArray();
    }
}

/// <summary>The properties of a mail or of an attachment that are read ([MS-OXPROPS]).</summary>
internal static class MsgProperty
{
    public const int Subject = 0x0037;
    public const int Sent = 0x0039;
    public const int SenderName = 0x0C1A;
    public const int SenderAddress = 0x0C1F;
    public const int To = 0x0E04;
    public const int Delivered = 0x0E06;
    public const int Body = 0x1000;
    public const int PackedRtf = 0x1009;
    public const int Html = 0x1013;
    public const int AttachedBytes = 0x3701;
    public const int FileName = 0x3704;
    public const int LongFileName = 0x3707;
    public const int CodePage = 0x3FDE;
}

/// <summary>The properties in one storage of a mail.</summary>
/// <param name="read">A stream of the storage by its name; null where there is none.</param>
internal sealed class MsgProperties(Func<string, byte[]?> read)
{
    public const int Binary = 0x0102;
    private const int UnicodeText = 0x001F;
    private const int BytesText = 0x001E;
    private const int Time = 0x0040;
    private const int Integer = 0x0003;

    /// <summary>Numbers and times of all properties, 16 bytes each behind a head.</summary>
    private const string FixedProperties = "__properties_version1.0";

    private const int EntryBytes = 16;

    public static string Stream(int property, int type) => $"__substg1.0_{property:X4}{type:X4}";

    /// <summary>Null where it is absent or empty.</summary>
    public string? Text(int property)
    {
        var text = read(Stream(property, UnicodeText)) is { } unicode ? Encoding.Unicode.GetString(unicode)
            : read(Stream(property, BytesText)) is { } bytes ? Decode(bytes)
            : null;
        return string.IsNullOrWhiteSpace(text = text?.TrimEnd('\0')) ? null : text;
    }

    public byte[]? Bytes(int property) => read(Stream(property, Binary));

    /// <summary>When it was sent, else when it came; null where neither is said.</summary>
    public DateTimeOffset? Sent
    {
        get
        {
            var ticks = Fixed(MsgProperty.Sent, Time) ?? Fixed(MsgProperty.Delivered, Time);
            return ticks is > 0 && ticks < DateTime.MaxValue.ToFileTimeUtc() ? DateTimeOffset.FromFileTime(ticks.Value) : null;
        }
    }

    /// <summary>Bytes in the code page that the mail names, else by themselves.</summary>
    public string Decode(byte[] bytes)
    {
        const int Utf8 = 65001, Big5 = 950;
        return Fixed(MsgProperty.CodePage, Integer) switch
        {
            Utf8 => Encoding.UTF8.GetString(bytes),
            Big5 => CodePagesEncodingProvider.Instance.GetEncoding(Big5)!.GetString(bytes),
            _ => TextDecoder.Decode(bytes) ?? Encoding.Latin1.GetString(bytes),
        };
    }

    private long? Fixed(int property, int type)
    {
        var entries = read(FixedProperties) ?? [];
        // The head has 8, 24 or 32 bytes, by where the storage is; entries stand behind it without gaps.
        for (var at = entries.Length % EntryBytes; at + EntryBytes <= entries.Length; at += EntryBytes)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(entries.AsSpan(at)) != (uint)(property << 16 | type))
                continue;
            var value = entries.AsSpan(at + 8);
            return type == Integer ? BinaryPrimitives.ReadInt32LittleEndian(value) : BinaryPrimitives.ReadInt64LittleEndian(value);
        }

        return null;
    }
}
