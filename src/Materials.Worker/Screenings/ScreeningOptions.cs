using System.ComponentModel.DataAnnotations;

namespace Materials.Worker.Screenings;

/// <summary>What a worker decides where the submission does not. Section <c>Materials:Screening</c>.</summary>
internal sealed class ScreeningOptions
{
    public const string Section = "Materials:Screening";

    /// <summary>The checklist of submissions that name none: a built-in id, or the path of a file.</summary>
    public string? Checklist { get; set; }

    /// <summary>The day that terms and ages are reckoned from, for every package; without it, the day of the submission in China.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>Working days that an applicant has to supply what is missing.</summary>
    [Range(1, 250)]
    public int DeadlineWorkingDays { get; set; } = 10;

    /// <summary>Whether notices and clearances wait until a reviewer releases them at the desk.</summary>
    public bool HoldNotices { get; set; }

    /// <summary>Who issues the notices; left blank above the space for the seal where it is not set.</summary>
    public string? Issuer { get; set; }
}
