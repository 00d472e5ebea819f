using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>Nothing is dated after the day of the check that can only have happened before it: a service, a survey, the issue of a document.</summary>
/// <remarks>A slip of the pen or a record made up: only a person can tell, so it is a question.</remarks>
internal sealed class NotInFutureRule : IRule
{
    public string Name => "not-in-future";

    public RuleResult Examine(RuleCase about) => RuleResult.Join(about.Documents.Select(document =>
    {
        var future = StatedDate.In(document).FirstOrDefault(d => d.Span.First > about.AsOf && d.Read.Firm);
        if (future is null)
            return RuleResult.Nothing;
        var where = Place.Of(document.File, future.Read.Page);
        return RuleResult.Of(RuleCase.Doubt(document.File, future.Read, future.Of == DateOf.Issue
            ? new($"{where.Zh}写明“{future.Read.Text}”发布或实施，晚于核验日 {about.AsOf:yyyy-MM-dd}。这份文件是否已在执行？",
                $"{where.En} is issued or in force from “{future.Read.Text}”, after the day of the check ({about.AsOf:yyyy-MM-dd}). Is it already applied?")
            : new($"{where.Zh}上的日期“{future.Read.Text}”晚于核验日 {about.AsOf:yyyy-MM-dd}。日期是不是写错了？",
                $"The date “{future.Read.Text}” in {where.En} lies after the day of the check ({about.AsOf:yyyy-MM-dd}). Is it a slip?")));
    }));
}
