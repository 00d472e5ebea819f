using Materials.Worker.Letters;
using MimeKit;

namespace Materials.Worker.Channels.Email;

/// <summary>One mail that follows from an event.</summary>
/// <param name="Id">The same mail always has the same.</param>
/// <param name="To">One address, checked.</param>
/// <param name="ToName">The name before it; null for none.</param>
/// <param name="Text">The letter as text.</param>
/// <param name="Letter">The letter as a Word document; null where none was kept.</param>
/// <param name="FileName">What the document is called.</param>
internal sealed record Mail(Guid Id, string To, string? ToName, string Subject, string Text, ReadOnlyMemory<byte>? Letter, string FileName)
{
    /// <summary>Longer ones fold over many lines, and no mail program shows them.</summary>
    private const int LongestName = 100;

    /// <summary>The mail as it is sent.</summary>
    /// <param name="date">Of this attempt.</param>
    public MimeMessage ToMessage(EmailOptions options, string? issuer, DateTimeOffset date)
    {
        var from = new MailboxAddress(Named(options.FromName ?? issuer), options.From!.Trim());
        var message = new MimeMessage
        {
            // The same for every attempt: should one arrive twice after all, mail programs and servers can tell.
            MessageId = $"{Id}@{from.Domain}",
            Date = date,
            Subject = OneLine(Subject),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(Named(ToName), To));
        if (!string.IsNullOrWhiteSpace(options.ReplyTo))
            message.ReplyTo.Add(new MailboxAddress(null, options.ReplyTo.Trim()));
        // RFC 3834: machines do not answer it.
        message.Headers.Add("Auto-Submitted", "auto-generated");

        var body = new BodyBuilder { TextBody = Text };
        if (Letter is { } letter)
            body.Attachments.Add(OneLine(FileName), letter.ToArray(), ContentType.Parse(WordLetter.MediaType));
        message.Body = body.ToMessageBody();
        return message;
    }

    private static string? Named(string? name) => string.IsNullOrWhiteSpace(name) ? null : OneLine(name.Length > LongestName ? name[..LongestName] : name);

    /// <summary>A header is one line: what would begin another is written out.</summary>
    private static string OneLine(string text) => VisibleText.OneLine(text).Trim();
}
