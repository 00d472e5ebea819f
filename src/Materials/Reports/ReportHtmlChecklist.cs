using Materials.Checklists;

namespace Materials.Reports;

/// <summary>What an applicant must bring, as one HTML file for a web site.</summary>
public static class ReportHtmlChecklist
{
    /// <returns>A whole page that needs no other file and no network.</returns>
    public static string Write(Checklist checklist, Language language)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var words = new ReportHtml.Words(language);
        return ReportHtmlPage.Write(words.In(checklist.Title), language, Html.Of($"""
            <main>
            <header class="head">
            <p class="kind">{words.Say("商品售后服务评价 · 申报材料清单", "After-sales service certification · Required materials")}</p>
            <h1>{words.In(checklist.Title)}</h1>
            <p class="applicant">{words.Say($"请准备以下 {checklist.Items.Length} 项材料", $"Please prepare these {checklist.Items.Length} materials")}</p>
            </header>
            <section class="remarks wanted">
            <ol>
            {Html.Each(checklist.Items, i => Item(i, words))}
            </ol>
            </section>
            <footer><p class="ids">{checklist.Id} {checklist.Version}</p></footer>
            </main>
            """));
    }

    private static Html Item(ChecklistItem item, ReportHtml.Words words) => Html.Of($"""
        <li>
        <h3>{words.In(item.Title)}</h3>
        <p>{words.In(item.Expected)}</p>
        {(item.Elements.IsEmpty ? Html.Empty : Html.Of($"<ul class=\"parts\">{Html.Each(item.Elements, e => Html.Of($"<li>{words.In(e.Title)}</li>"))}</ul>"))}
        <p class="source">{words.Say("依据", "Source")} {item.Source}</p>
        </li>

        """);
}
