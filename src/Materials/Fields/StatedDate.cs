using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>A date of which a document says what happened on it.</summary>
/// <param name="Of">What: the document was issued, the survey made, something done.</param>
/// <param name="Span">The day or days meant.</param>
internal sealed partial record StatedDate(DateOf Of, DateSpan Span, ReadValue Read)
{
    /// <summary>The dates of a document that say what they are of, in reading order: 发布日期：…, 自…起施行, a column 报修时间.</summary>
    public static IEnumerable<StatedDate> In(Document document) => document.Pages.SelectMany(InPage);

    private static IEnumerable<StatedDate> InPage(Page page)
    {
        string[] head = [];
        foreach (var line in page.Lines)
        {
            foreach (var span in ChineseDate.FindAll(line.Text))
            {
                var before = line.Text[..span.Index];
                var of = What(before, line.Text[(span.Index + span.Length)..]) ?? Column(line, span, head);
                if (of is { } what)
                    yield return new(what, span, new(line.Text.Substring(span.Index, span.Length), page.Number, line.Text.Trim(), ReadValue.IsOcr(page, line), ReadValue.Trusted(page, line)));
            }

            if (line.Cells.Length > 1 && line.Cells.All(c => ChineseDate.First(c) is null) && line.Cells.Any(c => Done.IsMatch(c)))
                head = [.. line.Cells];
            else if (line.Cells.IsEmpty)
                head = [];
        }
    }

    private static DateOf? What(string before, string after)
    {
        if (Meant.IsMatch(before))
            return null;
        return Issued.IsMatch(before) || IssuedAfter.IsMatch(after) ? DateOf.Issue
            : Surveyed.IsMatch(before) ? DateOf.Survey
            : Written.IsMatch(before) ? DateOf.Writing
            : Labelled.IsMatch(before) ? DateOf.Deed
            : null;
    }

    // A row beneath a head that calls the column a time at which something was done.
    private static DateOf? Column(Line row, DateSpan span, string[] head)
    {
        if (row.Cells.Length != head.Length)
            return null;
        var start = 0;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var end = start + row.Cells[i].Length;
            if (span.Index >= start && span.Index < end)
                return Done.IsMatch(head[i]) && !Meant.IsMatch(head[i]) ? DateOf.Deed : null;
            start = end + 1;
        }

        return null;
    }

    [GeneratedRegex(@"(?:发布|颁布|实施|施行|生效|颁行)(?:日期|时间|日)?[\s:：\t]{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Issued { get; }

    [GeneratedRegex(@"^\s{0,2}(?:起)?\s{0,2}(?:正式)?(?:发布|颁布|实施|施行|生效|执行)", RegexOptions.CultureInvariant)]
    private static partial Regex IssuedAfter { get; }

    [GeneratedRegex(@"调查(?:的)?(?:时间|期间|日期|周期)[\s:：\t]{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Surveyed { get; }

    [GeneratedRegex(@"(?:编制|制定|拟定|起草|编写|报告|统计)(?:日期|时间)[\s:：\t]{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Written { get; }

    [GeneratedRegex(@"(?:报修|受理|登记|派工|派单|上门|到场|到达|维修|检修|保养|处理|完成|完工|验收|回访|服务|填表|填写|发证|签发|颁发)(?:日期|时间)[\s:：\t]{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled { get; }

    [GeneratedRegex(@"^(?:(?:报修|受理|登记|派工|派单|上门|到场|到达|维修|检修|保养|处理|完成|完工|验收|服务|创建|接报|来电)?(?:日期|时间))$", RegexOptions.CultureInvariant)]
    private static partial Regex Done { get; }

    // What is only meant to happen may lie in the future.
    [GeneratedRegex("计划|拟|预计|预约|约定|下次|下一|应|到期|有效|质保|保修|截止|期限|复审", RegexOptions.CultureInvariant)]
    private static partial Regex Meant { get; }
}

/// <summary>What a date is of.</summary>
internal enum DateOf
{
    /// <summary>The document was issued or came into force.</summary>
    Issue,

    /// <summary>The survey was made.</summary>
    Survey,

    /// <summary>The plan or the report was written.</summary>
    Writing,

    /// <summary>Something was done: a service, a signature.</summary>
    Deed,
}
