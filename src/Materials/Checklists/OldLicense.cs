using System.Collections.Immutable;
using Materials.Checklists.Rules;
using Materials.Documents;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists;

/// <summary>
/// A licence from before credit codes: its number (注册号) is not a code of the wrong length, and a better scan of it would not help. Such licences have not been valid
/// since 2018-01-01 (工商企注字〔2015〕121号), so that what is wanting is the one that they were to be exchanged for.
/// </summary>
internal static class OldLicense
{
    /// <summary>The structure by which checklists prove a credit code.</summary>
    private const string CreditCodeCue = "credit-code";

    /// <summary>Whether an element is a licence's credit code.</summary>
    public static bool IsCode(Element element) => element.Cues.Any(c => c.Where == CuePlace.Structure && c.Words.Any(w => w.Source == CreditCodeCue));

    /// <summary>What to say instead of a missing credit code; null where the documents bear no old number.</summary>
    public static RuleResult? Instead(ChecklistItem item, Element element, ImmutableArray<Document> documents)
    {
        if (item.Key != KnownItems.BusinessLicense || !IsCode(element))
            return null;
        var (document, number) = documents.Select(d => (Document: d, Number: License.Read(d).OldNumber)).FirstOrDefault(r => r.Number is not null);
        if (number is null)
            return null;

        var where = Place.Of(document.File, number.Page);
        // A lost digit would leave as many as a code that lost more has.
        if (!number.Firm)
            return RuleResult.Of(RuleCase.Doubt(document.File, number, new(
                $"{where.Zh}的图像上读到“{number.Shown}”，像是旧版执照的 {number.Text.Length} 位注册号，没有读到 18 位统一社会信用代码。请核对原图。",
                $"“{number.Shown}” was read in {where.En}, as old licences number themselves with {number.Text.Length} digits, and no unified social credit code of 18 characters. Compare with the picture.")));
        return RuleResult.Of(new Finding
        {
            Code = FindingCode.ElementMissing,
            Element = element.Key,
            Severity = Severity.Blocking,
            File = document.File.Path,
            Page = number.Page,
            Quote = PrivateNumbers.Leave(number.Quote),
            Message = new(
                $"{item.Title.Zh}上应有 18 位“{element.Title.Zh}”，{where.Zh}是旧版执照，上面只有 {number.Text.Length} 位注册号“{number.Text}”。旧版执照自 2018 年 1 月 1 日起不再有效。",
                $"{item.Title.En} should bear the {element.Title.En} of 18 characters; {where.En} is a licence of the old form, with nothing but the {number.Text.Length}-digit registration number “{number.Text}”. Such licences have not been valid since 2018-01-01."),
            Remedy = new(
                "请到登记机关换领加载统一社会信用代码的营业执照，提交新执照副本的彩色扫描件或照片；已经换领的，直接提交新执照。",
                "Exchange it at the registration authority for the licence that bears the credit code, and submit a colour scan or photo of the new duplicate; if it was exchanged already, submit the new one."),
            Source = element.Source ?? item.Source,
        });
    }
}
