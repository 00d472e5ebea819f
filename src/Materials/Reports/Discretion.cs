using System.Collections.Immutable;
using Materials.Fields;

namespace Materials.Reports;

/// <summary>Keeps personal numbers out of a report, wherever they come from.</summary>
internal static class Discretion
{
    public static Report Apply(Report report) => report with
    {
        Items = [.. report.Items.Select(Apply)],
        Files = [.. report.Files.Select(f => f with { Findings = Apply(f.Findings) })],
        Findings = Apply(report.Findings),
    };

    private static ItemVerdict Apply(ItemVerdict verdict) => verdict with
    {
        Elements = [.. verdict.Elements.Select(e => e with { Evidence = [.. e.Evidence.Select(Apply)] })],
        Findings = Apply(verdict.Findings),
        Question = verdict.Question is { } question ? Mask(question) : null,
        Reason = verdict.Reason is { } reason ? Mask(reason) : null,
    };

    // A quote stays word for word: it is cut short rather than starred.
    private static Evidence Apply(Evidence evidence) => evidence with { Quote = PrivateNumbers.Leave(evidence.Quote) };

    private static ImmutableArray<Finding> Apply(ImmutableArray<Finding> findings) =>
    [
        .. findings.Select(f => f with
        {
            Message = Mask(f.Message),
            Remedy = Mask(f.Remedy),
            Quote = f.Quote is { } quote ? PrivateNumbers.Leave(quote) : null,
            Contradicts = f.Contradicts is { } other ? Apply(other) : null,
        }),
    ];

    private static Bilingual Mask(Bilingual text) => new(PrivateNumbers.Mask(text.Zh), PrivateNumbers.Mask(text.En));
}
