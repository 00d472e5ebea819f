using System.Collections.Immutable;
using System.Text;
using Materials.Fields;

namespace Materials.Notices;

/// <summary>Writes a notice as plain text, in the form of a 补正通知书.</summary>
internal static class NoticeText
{
    public static string Write(Notice notice, Language language)
    {
        var text = new StringBuilder();
        if (notice.Points.IsEmpty)
            WriteCleared(text, notice, language);
        else
            WriteNotice(text, notice, language);
        return text.ToString();
    }

    private static void WriteNotice(StringBuilder text, Notice notice, Language language)
    {
        var zh = language == Language.Zh;
        Line(text, zh ? "补正通知书" : "NOTICE OF CORRECTION");
        WriteHead(text, notice, language);
        Line(text, zh
            ? $"经初步核验，你单位提交的材料有 {notice.Points.Length} 处需要补正，现一次性告知如下："
            : $"The preliminary check of your materials found {notice.Points.Length} point(s) to put right. This is all of them:");
        Line(text);

        var supply = notice.Points.Where(p => p.Kind == PointKind.Supply).ToImmutableArray();
        var correct = notice.Points.Where(p => p.Kind == PointKind.Correct).ToImmutableArray();
        WritePart(text, zh ? "一、需要补充的材料（未见）" : "A. To supply (not found)", supply, language);
        var (second, b) = supply.IsEmpty ? ("一", "A") : ("二", "B");
        WritePart(text, zh ? $"{second}、需要修正的材料（已见，有问题）" : $"{b}. To correct (found, with a defect)", correct, language);

        WriteUnderReview(text, notice, language);
        Line(text, zh ? $"补正期限：{Date(notice.Deadline, language)}前（含当日）" : $"Deadline: {Date(notice.Deadline, language)} (inclusive)");
        Line(text, (zh ? "提交方式：" : "Where to send it: ") + notice.Options.SendTo.In(language));
        Line(text);
        WriteFoot(text, notice, language);
    }

    private static void WriteCleared(StringBuilder text, Notice notice, Language language)
    {
        var zh = language == Language.Zh;
        Line(text, zh ? "初步核验结果" : "RESULT OF THE PRELIMINARY CHECK");
        WriteHead(text, notice, language);
        Line(text, zh
            ? "初步核验未发现缺失。材料的真实性由现场审核核实。"
            : "The preliminary check found nothing missing. Whether the materials are true is verified on site.");
        Line(text);
        WriteUnderReview(text, notice, language);
        WriteFoot(text, notice, language);
    }

    private static void WriteHead(StringBuilder text, Notice notice, Language language)
    {
        var zh = language == Language.Zh;
        Line(text, (zh ? "编号：" : "No.: ") + notice.Number);
        Line(text, (zh ? "申请人：" : "Applicant: ") + (notice.Applicant.Name ?? (zh ? "（未注明）" : "(not stated)")));
        if (notice.Applicant.CreditCode is { } code)
            Line(text, (zh ? "统一社会信用代码：" : "Unified social credit code: ") + code);
        Line(text, zh
            ? $"申请：{notice.PackageId}（第 {notice.Revision} 次提交）"
            : $"Application: {notice.PackageId} (submission {notice.Revision})");
        Line(text, (zh ? "依据清单：" : "Checklist: ") + notice.Checklist.In(language));
        Line(text, (zh ? "日期：" : "Date: ") + Date(notice.Date, language));
        Line(text);
    }

    private static void WritePart(StringBuilder text, string title, ImmutableArray<NoticePoint> points, Language language)
    {
        if (points.IsEmpty)
            return;
        var zh = language == Language.Zh;
        Line(text, title);
        Line(text);
        for (var i = 0; i < points.Length; i++)
        {
            var point = points[i];
            Line(text, $"{i + 1}. {point.Subject.In(language)}");
            Line(text, (zh ? "   要求：" : "   Required: ") + point.Required.In(language));
            Line(text, (zh ? "   发现：" : "   Found: ") + point.Found.In(language));
            Line(text, (zh ? "   办法：" : "   To do: ") + point.How.In(language));
            if (point.Example is { } example)
                Line(text, (zh ? "   示例：" : "   Example: ") + example.In(language));
            Line(text);
        }
    }

    private static void WriteUnderReview(StringBuilder text, Notice notice, Language language)
    {
        if (!notice.Promised.IsEmpty)
        {
            Line(text, language == Language.Zh
                ? $"以下材料你单位已承诺补交，请按承诺的日期提交：{string.Join('、', notice.Promised.Select(p => $"{p.Title.Zh}（{Date(p.By, language)}前）"))}。"
                : $"These you promised; please send them by the day promised: {string.Join(", ", notice.Promised.Select(p => $"{p.Title.En} (by {Date(p.By, language)})"))}.");
            Line(text);
        }

        if (notice.UnderReview.IsEmpty)
            return;
        Line(text, language == Language.Zh
            ? $"以下材料由审核人员进一步核对，暂时无需补交：{string.Join('、', notice.UnderReview.Select(t => t.Zh))}。"
            : $"A reviewer still looks at these; nothing need be sent for now: {string.Join(", ", notice.UnderReview.Select(t => t.En))}.");
        Line(text);
    }

    private static void WriteFoot(StringBuilder text, Notice notice, Language language)
    {
        var zh = language == Language.Zh;
        Line(text, notice.Options.Issuer ?? "");
        Line(text, zh ? "（盖章）" : "(seal)");
        Line(text, Date(notice.Date, language));
    }

    private static string Date(DateOnly date, Language language) =>
        language == Language.Zh ? $"{date.Year}年{date.Month}月{date.Day}日" : date.ToString("yyyy-MM-dd");

    // A file's name may hold a personal number as well as a quote may.
    private static void Line(StringBuilder text, string line = "") => text.Append(PrivateNumbers.Mask(line)).Append('\n');
}
