using System.Collections.Immutable;
using MailKit.Net.Smtp;
using Materials.Messages;
using Materials.Packages;
using Materials.Worker.Bus;
using Materials.Worker.Screenings;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Materials.Worker.Channels.Email;

/// <summary>Sends letters by e-mail: the notice or the acknowledgement to the applicant, the list to verify on site to the auditors.</summary>
internal sealed class EmailChannel(
    IOptions<EmailOptions> options, IOptions<ScreeningOptions> screening, KeptLetters letters, Deliveries deliveries, TimeProvider time,
    ILogger<EmailChannel> log) : IChannel
{
    public const string ChannelName = "email";

    public string Name => ChannelName;

    public bool Takes(string @event) => @event is nameof(ResubmissionRequested) or nameof(PackageCleared);

    public async Task DeliverAsync(ChannelEvent @event, CancellationToken cancellationToken)
    {
        foreach (var mail in await MailsAsync(@event, cancellationToken))
            await deliveries.OnceAsync(ChannelName, $"{mail.Id}", (claim, limited) => SendAsync(mail, claim, limited), cancellationToken);
    }

    private async Task<ImmutableArray<Mail>> MailsAsync(ChannelEvent @event, CancellationToken cancellationToken) => @event.Name switch
    {
        nameof(ResubmissionRequested) when @event.Read<ResubmissionRequested>() is var request =>
        [
            .. await ToApplicantAsync(
                @event, request.Applicant, request.PackageId, request.Revision, request.Number, LetterKind.Notice, request.Letters, request.Text, cancellationToken),
        ],
        nameof(PackageCleared) when @event.Read<PackageCleared>() is var cleared =>
        [
            .. await ToApplicantAsync(
                @event, cleared.Applicant, cleared.PackageId, cleared.Revision, cleared.Number ?? cleared.PackageId, LetterKind.Acknowledgement, cleared.Letters,
                null, cancellationToken),
            .. await ToAuditorsAsync(@event, cleared, cancellationToken),
        ],
        _ => [],
    };

    /// <param name="text">What the event itself says; where neither it nor a letter says anything, nothing is sent.</param>
    private async Task<ImmutableArray<Mail>> ToApplicantAsync(
        ChannelEvent @event, SubmittedApplicant applicant, string packageId, int revision, string number, LetterKind kind, ImmutableArray<KeptLetter>? kept,
        string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(applicant.Email))
        {
            log.NoAddress(packageId, revision);
            return [];
        }

        var address = applicant.Email.Trim();
        if (!EmailOptions.IsAddress(address))
            throw new UndeliverableException("address-invalid", "What the applicant gave for its e-mail address is none.");
        text ??= await letters.TextAsync(kept, kind, cancellationToken);
        if (text is null)
            return [];
        var zh = new Applicant(Locale: applicant.Locale).Language == Language.Zh;
        var title = kind == LetterKind.Notice ? zh ? "补正通知书" : "Notice of correction" : zh ? "初步核验结果通知" : "Result of the preliminary check";
        var document = await letters.ReadAsync(kept, kind, "docx", cancellationToken);
        return [new(@event.Id, address, applicant.Name, $"{title} {number}", text, document, $"{title} {number}.docx")];
    }

    private async Task<ImmutableArray<Mail>> ToAuditorsAsync(ChannelEvent @event, PackageCleared cleared, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.AuditTo) || await letters.TextAsync(cleared.Letters, LetterKind.OnSite, cancellationToken) is not { } text)
            return [];
        var subject = $"现场核实清单 {cleared.PackageId} r{cleared.Revision} {cleared.Applicant.Name}".TrimEnd();
        var document = await letters.ReadAsync(cleared.Letters, LetterKind.OnSite, "docx", cancellationToken);
        var id = ReportMessages.IdOf(cleared.ReportId, $"{nameof(PackageCleared)}/on-site");
        return [new(id, options.Value.AuditTo.Trim(), null, subject, text, document, $"现场核实清单 {cleared.PackageId} r{cleared.Revision}.docx")];
    }

    private async Task SendAsync(Mail mail, Claim claim, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var smtp = new SmtpClient { Timeout = settings.TimeoutSeconds * 1000 };
        if (BrokerTls.Validation(settings.CaFile) is { } validation)
        {
            smtp.ServerCertificateValidationCallback = validation;
            smtp.CheckCertificateRevocation = false;
        }

        await smtp.ConnectAsync(settings.Host!, settings.Port, settings.Socket, cancellationToken);
        if (!string.IsNullOrEmpty(settings.Username))
            await smtp.AuthenticateAsync(settings.Username, settings.Password!, cancellationToken);
        var message = mail.ToMessage(settings, screening.Value.Issuer, time.GetUtcNow());
        var format = FormatOptions.Default.Clone();
        format.International = smtp.Capabilities.HasFlag(SmtpCapabilities.UTF8);
        // A server that is away leaves no trace in the store; from here on it may have the mail.
        await claim.TakeAsync();
        try
        {
            await smtp.SendAsync(format, message, cancellationToken);
        }
        catch (SmtpCommandException refused) when (IsForGood(refused))
        {
            throw new UndeliverableException("mail-refused", $"The mail server refuses it for good ({(int)refused.StatusCode}, {refused.ErrorCode}).");
        }
        catch (NotSupportedException)
        {
            throw new UndeliverableException("mail-refused", "The address has letters that the mail server does not take (SMTPUTF8).");
        }

        try
        {
            await smtp.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception) when (!smtp.IsConnected)
        {
            // The server has the mail; how it says goodbye is its own affair.
        }
    }

    /// <summary>Of the recipient and of the message 5xx is the last word. Of the sender it is the configuration's, which can be put right while the mail waits.</summary>
    private static bool IsForGood(SmtpCommandException refused) =>
        (int)refused.StatusCode is >= 500 and < 600 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
}
