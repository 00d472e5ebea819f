using System.Collections.Immutable;
using Materials.Checklists;

namespace Materials.Reports;

/// <summary>Every item of the checklist in HTML: its verdict, where it stands, and the evidence for each element.</summary>
internal sealed class ReportHtmlItems(ReportPlaces places, Checklist checklist, ReportHtml.Words words)
{
    public Html List(ImmutableArray<ItemVerdict> items) => items.IsEmpty ? Html.Empty : Html.Of($"""
        <section class="items">
        <h2>{words.Say("逐项核验", "Item by item")}</h2>
        {Html.Each(items, Item)}
        </section>
        """);

    private Html Item(ItemVerdict item) => Html.Of($"""
        <article class="item {ReportHtml.ClassOf(item.Status)}">
        <h3><span class="badge">{words.In(ReportWords.Of(item.Status))}</span> {words.In(item.Title)}</h3>
        {Html.Each(item.Documents, Document)}
        {(item.Question is { } question ? Html.Of($"<p class=\"question\">{words.In(question)}</p>") : Html.Empty)}
        {(item.Reason is { } reason ? Html.Of($"<p class=\"note\">{words.In(reason)}</p>") : Html.Empty)}{(item.Elements.IsEmpty ? Html.Empty : Html.Of($"<ul class=\"elements\">\n{Html.Each(item.Elements, e => Element(item, e))}</ul>"))}
        </article>

        """);

    private Html Document(DocumentReference document) => Html.Of(
        $"<p class=\"place\"><bdi>{ReportPlaces.Named(document.File)}</bdi> {places.Within(document.File, document.Pages, words.Language)}</p>\n");

    private Html Element(ItemVerdict item, ElementVerdict element)
    {
        var title = checklist.Items.FirstOrDefault(i => i.Key == item.Key)?.Elements.FirstOrDefault(e => e.Key == element.Key)?.Title;
        return Html.Of($"""
            <li class="{(element.Present ? "present" : "absent")}"><b>{(title is null ? element.Key : words.In(title))}</b>
            {(element.Present ? Html.Each(element.Evidence, Evidence) : Html.Of($"<span class=\"absence\">{words.Say("未见", "not found")}</span>"))}
            </li>

            """);
    }

    private Html Evidence(Evidence evidence) => Html.Of(
        $"<span class=\"evidence\"><q>{evidence.Quote}</q> <cite><bdi>{ReportPlaces.Named(evidence.File)}</bdi> {places.Within(evidence.File, evidence.Page, words.Language)}</cite></span>\n");
}
