using System.ComponentModel.DataAnnotations;
using Materials.Notices;
using Materials.Worker.Screenings;

namespace Materials.Worker.Letters;

/// <summary>What stands in the letterhead and what letters ask for. Section <c>Materials:Letters</c>; the issuer's name stands in <see cref="ScreeningOptions"/>.</summary>
internal sealed class LetterOptions
{
    public const string Section = "Materials:Letters";

    /// <summary>A line of the letterhead that is longer is no line any more.</summary>
    private const int LongestLine = 200;

    /// <summary>The issuer's name in English letters.</summary>
    [StringLength(LongestLine)]
    public string? IssuerEnglish { get; set; }

    [StringLength(LongestLine)]
    public string? Address { get; set; }

    /// <summary>Where applicants can call; shown whole.</summary>
    [StringLength(LongestLine)]
    public string? Telephone { get; set; }

    [StringLength(LongestLine)]
    public string? Email { get; set; }

    /// <summary>Where the resubmission goes, in Chinese letters; where not set, the portal that the application came by.</summary>
    public string? SendTo { get; set; }

    /// <summary>The same in English letters.</summary>
    public string? SendToEnglish { get; set; }

    public NoticeOptions With(ScreeningOptions screening)
    {
        var usual = new NoticeOptions();
        return usual with
        {
            DeadlineWorkingDays = screening.DeadlineWorkingDays,
            Issuer = Said(screening.Issuer),
            IssuerEnglish = Said(IssuerEnglish),
            Address = Said(Address),
            Telephone = Said(Telephone),
            Email = Said(Email),
            SendTo = new(Said(SendTo) ?? usual.SendTo.Zh, Said(SendToEnglish) ?? usual.SendTo.En),
        };
    }

    private static string? Said(string? setting) => string.IsNullOrWhiteSpace(setting) ? null : setting.Trim();
}
