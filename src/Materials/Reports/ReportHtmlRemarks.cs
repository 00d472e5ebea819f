using System.Collections.Immutable;

namespace Materials.Reports;

/// <summary>The findings of a report in HTML, each with what was found, the text it rests on, and how to put it right.</summary>
internal sealed class ReportHtmlRemarks(ReportPlaces places, ReportHtml.Words words)
{
    public Html List(string heading, string note, string tone, ImmutableArray<Remark> remarks) => remarks.IsEmpty ? Html.Empty : Html.Of($"""
        <section class="remarks {tone}">
        <h2>{heading} <small>{note}</small></h2>
        <ol>
        {Html.Each(remarks, Remark)}
        </ol>
        </section>
        """);

    public Html Reviews(ImmutableArray<ItemVerdict> items) => items.IsEmpty ? Html.Empty : Html.Of($"""
        <section class="remarks review">
        <h2>{words.Say("待人工复核", "For a reviewer")} <small>{words.Say("由审核人员判断", "A person decides")}</small></h2>
        <ol>
        {Html.Each(items, i => Html.Of($"<li><h3>{words.In(i.Title)}</h3><p>{(i.Question is { } question ? words.In(question) : "")}</p></li>\n"))}
        </ol>
        </section>
        """);

    private Html Remark(Remark remark)
    {
        var (item, finding) = remark;
        return Html.Of($"""
            <li>
            <h3>{(item is null ? words.In(ReportWords.OfCode(finding.Code)) : words.In(item.Title))}{(item is null ? Html.Empty : Html.Of($" <span class=\"tag\">{words.In(ReportWords.OfCode(finding.Code))}</span>"))}</h3>
            {(finding.File is { } file ? Place(file, finding.Page) : Html.Empty)}
            <dl>
            <dt>{words.Say("问题", "Problem")}</dt><dd>{words.In(finding.Message)}</dd>
            {(finding.Quote is { } quote ? Html.Of($"<dt>{words.Say("原文", "Text")}</dt><dd><q>{quote}</q></dd>") : Html.Empty)}{(finding.Contradicts is { } other ? Html.Of($"<dt>{words.Say("对照", "Against")}</dt><dd><q>{other.Quote}</q> <cite><bdi>{ReportPlaces.Named(other.File)}</bdi> {places.Within(other.File, other.Page, words.Language)}</cite></dd>") : Html.Empty)}
            <dt class="do">{words.Say("办法", "Remedy")}</dt><dd class="do">{words.In(finding.Remedy)}</dd>
            {(finding.Source is { } source ? Html.Of($"<dt>{words.Say("依据", "Source")}</dt><dd class=\"source\">{source}</dd>") : Html.Empty)}
            </dl>
            </li>

            """);
    }

    private Html Place(string file, int? page) => Html.Of($"<p class=\"place\"><bdi>{ReportPlaces.Named(file)}</bdi> {places.Within(file, page, words.Language)}</p>");
}
