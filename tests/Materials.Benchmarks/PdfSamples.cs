using System.Diagnostics;
using System.Security;
using System.Text;

namespace Materials.Benchmarks;

/// <summary>Chinese files of 120 pages and of one page, with headings, text and tables, made by the two producers that companies use most.</summary>
internal static class PdfSamples
{
    public const int ManyPages = 120;

    private const string Words =
        "为规范公司售后服务工作保障客户权益提升市场信誉依据国家标准商品售后服务评价体系并结合实际制定本手册适用于所销售的设备及其配套部件交付安装维护修理" +
        "咨询投诉处理等活动各部门站点特约商均应遵照执行人员牢固树立卖出一台负责生理念把满意作为衡量根本接到报修电话十五分钟内受理派单工程师两小时响应完成后回访" +
        "记录归档质量监督考核奖惩培训计划配件库存管理应急预案季度分析改进措施审核批准日期版本编号";

    public static string[] Producers { get; } = ["chromium", "libreoffice"];

    public static string File(string folder, string producer, int pages) => Path.Combine(folder, $"{producer}-{pages}.pdf");

    public static int Make(string folder)
    {
        folder = Directory.CreateDirectory(folder).FullName;
        foreach (var pages in new[] { ManyPages, 1 })
        {
            var html = Path.Combine(folder, $"chromium-{pages}.html");
            System.IO.File.WriteAllText(html, Html(pages));
            Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", $"--user-data-dir={folder}/profile", $"--print-to-pdf={File(folder, "chromium", pages)}", html);
            var text = Path.Combine(folder, $"libreoffice-{pages}.fodt");
            System.IO.File.WriteAllText(text, OpenDocument(pages));
            Run("soffice", $"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", "--outdir", folder, text);
        }

        return 0;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string Html(int pages)
    {
        var random = new Random(7);
        var html = new StringBuilder(
            """
            <html><meta charset="utf-8"><style>body{font-family:"Noto Serif CJK SC";font-size:11pt;line-height:1.6}h1{font-size:18pt}
            h1:not(:first-child){page-break-before:always}table{border-collapse:collapse;width:100%}td{border:1px solid #333;padding:3px}</style><body>
            """);
        for (var page = 1; page <= pages; page++)
        {
            html.Append($"<h1>第{page}章 服务规范 Chapter {page}</h1>");
            for (var i = 0; i < 5; i++)
                html.Append($"<p>{Sentence(random, 150)} GB/T 27922-2011 no. {random.Next(100, 999)}</p>");
            html.Append("<table>");
            for (var row = 0; row < 5; row++)
                html.Append("<tr>").Append(string.Concat(Enumerable.Range(0, 4).Select(_ => $"<td>{Sentence(random, 8)}</td>"))).Append("</tr>");
            html.Append("</table>");
        }

        return html.ToString();
    }

    private static string OpenDocument(int pages)
    {
        var random = new Random(7);
        var body = new StringBuilder();
        for (var page = 1; page <= pages; page++)
        {
            body.Append($"<text:p text:style-name=\"{(page == 1 ? "T" : "B")}\">{SecurityElement.Escape($"第{page}章 服务规范 Chapter {page}")}</text:p>");
            for (var i = 0; i < 5; i++)
                body.Append($"<text:p text:style-name=\"P\">{Sentence(random, 150)} GB/T 27922-2011 no. {random.Next(100, 999)}</text:p>");
            body.Append($"<table:table table:name=\"T{page}\"><table:table-column table:number-columns-repeated=\"4\"/>");
            for (var row = 0; row < 5; row++)
            {
                var cells = Enumerable.Range(0, 4).Select(_ =>
                    $"<table:table-cell table:style-name=\"C\"><text:p text:style-name=\"P\">{Sentence(random, 8)}</text:p></table:table-cell>");
                body.Append("<table:table-row>").Append(string.Concat(cells)).Append("</table:table-row>");
            }

            body.Append("</table:table>");
        }

        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
              xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
            <office:automatic-styles>
            <style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-size="11pt" style:font-size-asian="11pt" style:font-name-asian="Noto Serif CJK SC"/></style:style>
            <style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="18pt" style:font-size-asian="18pt" style:font-name-asian="Noto Serif CJK SC"/></style:style>
            <style:style style:name="B" style:family="paragraph" style:parent-style-name="T"><style:paragraph-properties fo:break-before="page"/>
            <style:text-properties fo:font-size="18pt" style:font-size-asian="18pt" style:font-name-asian="Noto Serif CJK SC"/></style:style>
            <style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #333333" fo:padding="0.1cm"/></style:style>
            </office:automatic-styles>
            <office:body><office:text>{body}</office:text></office:body></office:document>
            """;
    }

    private static string Sentence(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            text.Append(Words[random.Next(Words.Length)]);
            var mark = random.Next(100);
            text.Append(mark < 5 ? "，" : mark < 7 ? "。" : "");
        }

        return text.ToString();
    }
}
