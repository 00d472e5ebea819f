using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Reports;

namespace Materials.Notices;

/// <summary>
/// The notice of correction (补正通知书): everything an applicant must supply or correct, at once.
/// Its points are exactly the blocking findings of the report.
/// </summary>
/// <remarks>It borrows the form of 一次性告知 without citing the licensing law, since a certification body is no licensing authority.</remarks>
public sealed record Notice
{
    /// <summary>Deterministic: from the package's id and revision.</summary>
    public required string Number { get; init; }

    /// <summary>The date it is dated with: the report's as-of date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The last day for the resubmission.</summary>
    public required DateOnly Deadline { get; init; }

    public required string PackageId { get; init; }

    public required int Revision { get; init; }

    public required ReportApplicant Applicant { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The checklist's title.</summary>
    public required Bilingual Checklist { get; init; }

    /// <summary>Supplies first, then corrections, each in the order of the report.</summary>
    public required ImmutableArray<NoticePoint> Points { get; init; }

    /// <summary>The items that a reviewer still looks at; the applicant need do nothing about them.</summary>
    public required ImmutableArray<Bilingual> UnderReview { get; init; }

    /// <summary>The items that the applicant promised by a date, with that date.</summary>
    public ImmutableArray<(Bilingual Title, DateOnly By)> Promised { get; init; } = [];

    /// <summary>What a reviewer adds in own words, a paragraph a line; null for nothing.</summary>
    public string? Note { get; init; }

    public required NoticeOptions Options { get; init; }

    /// <summary>Draws up the notice of a report.</summary>
    /// <param name="checklist">The checklist that the report names; it says what is required.</param>
    public static Notice Of(Report report, Checklist checklist, NoticeOptions options)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(checklist);
        ArgumentNullException.ThrowIfNull(options);
        return new()
        {
            Number = $"BZ-{report.PackageId}-{report.Revision}",
            Date = report.AsOf,
            Deadline = WorkingDays.After(report.AsOf, options.DeadlineWorkingDays),
            PackageId = report.PackageId,
            Revision = report.Revision,
            Applicant = report.Applicant,
            Outcome = report.Outcome,
            Checklist = checklist.Title,
            Points = NoticePoints.Of(report, checklist),
            UnderReview = [.. report.Items.Where(i => i is { Status: ItemStatus.NeedsReview, PromisedBy: null }).Select(i => i.Title)],
            Promised = [.. report.Items.Where(i => i.PromisedBy is not null).Select(i => (i.Title, i.PromisedBy!.Value))],
            Options = options,
        };
    }

    /// <summary>The notice as a letter to the applicant; where there is nothing to put right, an acknowledgement.</summary>
    public Letter Letter(Language language) => NoticeLetter.Of(this, language);

    /// <summary>The whole notice as plain text, lines ending in line feeds.</summary>
    public string Text(Language language) => Letter(language).ToText();
}

/// <summary>What a certification body settles about its notices.</summary>
public sealed record NoticeOptions
{
    /// <summary>Working days (Monday to Friday) that an applicant has; public holidays are not reckoned. From 1 to 250.</summary>
    public int DeadlineWorkingDays { get; init; } = 10;

    /// <summary>Who issues it; left blank above the space for the seal where null.</summary>
    public string? Issuer { get; init; }

    /// <summary>The issuer's name in English letters; where null, English letters carry the Chinese one.</summary>
    public string? IssuerEnglish { get; init; }

    /// <summary>The issuer's postal address, for the letterhead.</summary>
    public string? Address { get; init; }

    /// <summary>Where applicants can call. The body's own number is shown whole.</summary>
    public string? Telephone { get; init; }

    /// <summary>Where applicants can write to.</summary>
    public string? Email { get; init; }

    /// <summary>Where the resubmission goes.</summary>
    public Bilingual SendTo { get; init; } = new(
        "请登录原申报系统，在本次申报下提交（选择“补充材料”）。",
        "Sign in to the portal you applied through and submit under this application (choose “supplement”).");
}
