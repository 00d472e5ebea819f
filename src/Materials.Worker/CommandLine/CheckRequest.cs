using System.Collections.Immutable;
using Materials.Packages;

namespace Materials.Worker.CommandLine;

/// <summary>What <c>check</c> was asked for.</summary>
internal sealed record CheckRequest
{
    public required string Path { get; init; }

    public string? Checklist { get; init; }

    public ImmutableArray<string> Industries { get; init; } = [];

    public string? Applicant { get; init; }

    public string? CreditCode { get; init; }

    /// <summary>The level aimed at.</summary>
    public string? Level { get; init; }

    public DateOnly? AsOf { get; init; }

    /// <summary>The path of the report on the previous revision.</summary>
    public string? Previous { get; init; }

    public ResultFormat Format { get; init; } = ResultFormat.Text;

    /// <summary>The file to write to; null for stdout.</summary>
    public string? Output { get; init; }

    /// <summary>The file that the letter to the applicant is written to as well; null for none.</summary>
    public string? Letter { get; init; }

    public bool Explain { get; init; }

    /// <summary>A package's own submission with the options laid over it.</summary>
    public Submission Over(Submission submission) => submission with
    {
        Applicant = submission.Applicant with
        {
            Name = Applicant ?? submission.Applicant.Name,
            CreditCode = CreditCode ?? submission.Applicant.CreditCode,
        },
        Checklist = Checklist ?? submission.Checklist,
        Level = Level ?? submission.Level,
        Industries = Industries.IsEmpty ? submission.Industries : Industries,
    };

    /// <summary>The day to reckon from: as asked, else the day of submission in China, else today there.</summary>
    public DateOnly AsOfOf(Submission submission, TimeProvider time) =>
        AsOf ?? DateOnly.FromDateTime((submission.SubmittedAt ?? time.GetUtcNow()).ToOffset(TimeSpan.FromHours(8)).DateTime);
}
