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
            {Html.Each(checklist.Items, i => Item(checklist, i, words))}
            </ol>
            </section>
            {Advice(words)}
            <footer><p class="ids">{words.Say("清单版本", "Version of this list")} {checklist.Id} {checklist.Version}</p></footer>
            </main>
            """));
    }

    private static Html Item(Checklist checklist, ChecklistItem item, ReportHtml.Words words)
    {
        var notes = ChecklistWords.Notes(checklist, item);
        return Html.Of($"""
            <li>
            <h3>{words.In(item.Title)}</h3>
            <p>{words.In(item.Expected)}</p>
            {(item.Elements.IsEmpty ? Html.Empty : Html.Of($"<p class=\"kind\">{words.Say("里面要有", "It must contain")}</p><ul class=\"parts\">{Html.Each(item.Elements, e => Html.Of($"<li>{words.In(ChecklistWords.Part(checklist, e))}</li>"))}</ul>"))}
            {Html.Each(notes, n => Html.Of($"<p class=\"note\">{words.In(n)}</p>"))}
            <p class="how">{words.In(item.Remedy)}</p>
            <p class="source">{words.Say("依据", "Source")} {item.Source}</p>
            </li>

            """);
    }

    // What most often sends a package back, whatever the list asks for.
    private static Html Advice(ReportHtml.Words words) => Html.Of($"""
        <section class="remarks wanted">
        <h2>{words.Say("提交前请自查", "Before you submit")}</h2>
        <ul>
        <li>{words.Say("文件能打开，没有密码；扫描件四角完整、字迹清楚，彩色扫描 300 DPI 以上。", "Files open without a password; scans are whole, legible, in colour, at 300 DPI or more.")}</li>
        <li>{words.Say("各份材料上的企业名称、统一社会信用代码与营业执照一致。", "Name and credit code are everywhere those of the licence.")}</li>
        <li>{words.Say("模板里的“XX 公司”“请填写”等文字都已换成本企业的内容。", "Every blank and prompt of a template is filled in.")}</li>
        <li>{words.Say("材料可以是 PDF、Word、Excel、PPT、图片或压缩包；一份文件里可以有几项材料。", "PDF, Word, Excel, PowerPoint, pictures or archives will do; one file may hold several materials.")}</li>
        </ul>
        </section>
        """);
}
