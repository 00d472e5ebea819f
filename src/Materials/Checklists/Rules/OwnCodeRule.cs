using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The credit code that a document gives as the applicant's is the one on its licence.</summary>
internal sealed partial class OwnCodeRule : IRule
{
    /// <summary>The name that a code belongs to stands within so many lines of it.</summary>
    private const int Beside = 3;

    public string Name => "own-code";

    public RuleResult Examine(RuleCase about)
    {
        var own = Own(about);
        return own is null ? RuleResult.Nothing : RuleResult.Join(about.Documents.SelectMany(Codes).Select(c => Examine(about, c.Document, c.Code, own)));
    }

    /// <summary>The licence's code where it is firm, else the applicant's own word, where that is a code at all.</summary>
    private static Reference? Own(RuleCase about)
    {
        var given = about.Package.Content.Submission.Applicant.CreditCode is { } g ? CreditCode.Normalise(g) : null;
        var licensed = about.Package.Documents.Where(d => d.Kind == KnownItems.BusinessLicense)
            .Select(d => (Document: d, License.Read(d).Code))
            .Where(l => l.Code is { Firm: true })
            .ToImmutableArray();

        // Two licences, or a licence that says another code than the application: that is said of the licence.
        var codes = licensed.Select(l => l.Code!.Text).Concat(given is null ? [] : [given]).Distinct().ToImmutableArray();
        if (codes is not [var code])
            return null;
        return new(code, licensed is [var (document, read), ..] ? (document, read!) : null);
    }

    private static RuleResult Examine(RuleCase about, Document document, ReadValue code, Reference own)
    {
        if (code.Text == own.Code || CreditCode.LookAlike(code.Text, own.Code) && code.Ocr)
            return RuleResult.Nothing;
        var where = Place.Of(document.File, code.Page);
        var other = own.License is var (license, read) ? Place.Of(license.File, read.Page) : new("申报信息", "the application");
        var places = CreditCode.Differences(code.Text, own.Code);
        var differing = code.Text.Length == own.Code.Length && places.Length <= 3
            ? new Bilingual($"（第 {string.Join("、", places)} 位不同）", $" (character {string.Join(", ", places)})")
            : new("", "");
        var message = new Bilingual(
            $"各份材料上的统一社会信用代码应当一致：{where.Zh}写的是“{code.Text}”，{other.Zh}是“{own.Code}”{differing.Zh}。",
            $"The credit code must be the same everywhere: {where.En} has “{code.Text}”, {other.En} “{own.Code}”{differing.En}.");
        if (!code.Firm)
            return RuleResult.Of(RuleCase.Doubt(document.File, code, new(message.Zh + "请核对原图。", message.En + " Compare with the picture.")));
        return RuleResult.Of(about.Finding(FindingCode.CreditCodeInvalid, document.File, code.Page, code.Quote, message,
            new("请对照营业执照原件改正代码后重新提交。例如：把营业执照上的 18 位代码复制过来，不要手工输入。",
                "Correct the code by the licence and submit the document again, for example by copying its 18 characters."),
            own.License is var (contradicted, value) ? new(contradicted.File.Path, value.Page, value.Quote) : null));
    }

    // Labelled, 18 characters long, and not beside somebody else's name.
    private static IEnumerable<(Document Document, ReadValue Code)> Codes(Document document)
    {
        foreach (var page in document.Pages)
        {
            for (var i = 0; i < page.Lines.Length; i++)
            {
                var line = page.Lines[i];
                if (!Label.IsMatch(line.Text) || Foreign.IsMatch(string.Concat(Around(page, i))))
                    continue;
                foreach (var (code, index, length) in CreditCode.FindIn(line.Text).Take(1))
                    yield return (document, new(code, page.Number, line.Text.Trim(), ReadValue.IsOcr(page, line), ReadValue.Trusted(page, line)));
            }
        }
    }

    private static IEnumerable<string> Around(Page page, int line) => page.Lines.Skip(line - Beside).Take(2 * Beside + 1).Select(l => l.Text);

    [GeneratedRegex("信用代码|注册号|税号|识别号", RegexOptions.CultureInvariant)]
    private static partial Regex Label { get; }

    [GeneratedRegex("客户|用户单位|供应商|供方|甲方|乙方|购买方|销售方|发证|认证机构|培训机构|委托", RegexOptions.CultureInvariant)]
    private static partial Regex Foreign { get; }

    private sealed record Reference(string Code, (Document Document, ReadValue Read)? License);
}
