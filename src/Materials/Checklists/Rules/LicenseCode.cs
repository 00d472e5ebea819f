using System.Collections.Immutable;
using Materials.Fields;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The licence's unified social credit code is valid (GB 32100, GB 11714) and the applicant's.</summary>
internal static class LicenseCode
{
    public static RuleResult Examine(RuleCase about, ImmutableArray<SubmittedLicense> licenses) =>
        RuleResult.Join(licenses.Select(l => Code(about, l)));

    private static RuleResult Code(RuleCase about, SubmittedLicense submitted)
    {
        if (submitted.License.Code is not { } code)
            return RuleResult.Nothing;
        var given = about.Package.Content.Submission.Applicant.CreditCode is { } g ? CreditCode.Normalise(g) : null;
        var fault = CreditCode.Check(code.Text);
        if (fault != CreditCodeFault.None)
            return Invalid(about, submitted, code, fault, given);
        // Another company's licence has another code: that is said of its name.
        return given is null || given == code.Text || IsAnothers(about, submitted.License) ? RuleResult.Nothing : Disagrees(about, submitted, code, given);
    }

    private static bool IsAnothers(RuleCase about, License license) =>
        about.Package.Content.Submission.Applicant.Name is { } applicant && license.Name is { MostlyFirm: true } name
        && CompanyName.Compare(applicant, name.Text) == NameComparison.Different;

    private static RuleResult Invalid(RuleCase about, SubmittedLicense submitted, ReadValue code, CreditCodeFault fault, string? given)
    {
        var file = submitted.Document.File;
        var where = Place.Of(file, code.Page);
        var why = Why(fault, code.Text);

        // What was read off a picture may be the reader's mistake, unless the applicant wrote the very same.
        if (code.Ocr && given != code.Text && (LostInReading.IsPoorlyRead(submitted.Document) || MayBeMisread(code, fault, given)))
            return RuleResult.Of(RuleCase.Doubt(file, code, new(
                $"{where.Zh}上的统一社会信用代码读作“{code.Shown}”，{why.Zh}{Proposal(code, given).Zh}请核对原图。",
                $"The credit code in {where.En} was read as “{code.Shown}”, {why.En}{Proposal(code, given).En} Compare with the picture.")));

        return RuleResult.Of(about.Finding(FindingCode.CreditCodeInvalid, file, code.Page, code.Quote,
            new($"统一社会信用代码应为 18 位且校验正确，{where.Zh}上的“{code.Text}”{why.Zh}{Proposal(code, given).Zh}",
                $"A unified social credit code has 18 characters that check; “{code.Text}” in {where.En} does not: {why.En}{Proposal(code, given).En}"),
            new("请核对营业执照原件上的统一社会信用代码，提交与原件一致的执照副本扫描件。",
                "Compare the code with the original licence and submit a scan of the duplicate that agrees with it.")));
    }

    /// <summary>
    /// Of two equal characters side by side a reader of pictures sees one, and what no code contains it has misread. Where every character was
    /// read with certainty, a misreading would have left characters that look like the right ones: then the applicant's own code looks the
    /// same or, where that is not known or no code itself, a valid one is one such character away.
    /// </summary>
    private static bool MayBeMisread(ReadValue code, CreditCodeFault fault, string? given) =>
        !code.Firm || (code.Ocr && (fault is CreditCodeFault.Length or CreditCodeFault.Character || CreditCode.HasLetterInDivision(code.Text)))
        || (given is not null && CreditCode.Check(given) == CreditCodeFault.None ? CreditCode.LookAlike(code.Text, given) : !CreditCode.Proposals(code.Text).IsEmpty);

    private static RuleResult Disagrees(RuleCase about, SubmittedLicense submitted, ReadValue code, string given)
    {
        var file = submitted.Document.File;
        var where = Place.Of(file, code.Page);
        var message = new Bilingual(
            $"申报时填写的统一社会信用代码是“{given}”，{where.Zh}的营业执照上是“{code.Text}”，两者不一致{DifferingPlaces(given, code.Text).Zh}。",
            $"The application gives the credit code “{given}”, the licence ({where.En}) “{code.Text}”; they differ{DifferingPlaces(given, code.Text).En}.");
        if (!code.Firm || (code.Ocr && CreditCode.LookAlike(code.Text, given)))
            return RuleResult.Of(RuleCase.Doubt(file, code, new(
                message.Zh.Replace($"“{code.Text}”", $"“{code.Shown}”", StringComparison.Ordinal) + "请核对原图。",
                message.En.Replace($"“{code.Text}”", $"“{code.Shown}”", StringComparison.Ordinal) + " Compare with the picture.")));

        var finding = about.Finding(FindingCode.CreditCodeInvalid, file, code.Page, code.Quote, message,
            new("请核对营业执照原件：执照提交错了，就换成本企业的；申报时填错了，就更正申报信息。",
                "Check the original licence. If the wrong licence was submitted, replace it; if the application is wrong, correct it."));

        // A slip in the form is no fault of the licence; another company's licence bears its own code, and that it is another's is said once.
        return RuleResult.Of(CreditCode.Check(given) == CreditCodeFault.None && !IsAnothers(about, submitted) ? finding : finding with { Severity = Severity.Advisory });
    }

    private static bool IsAnothers(RuleCase about, SubmittedLicense submitted) =>
        about.Package.Content.Submission.Applicant.Name is { } applicant && submitted.License.Name is { } name && CompanyName.Compare(applicant, name.Text) == NameComparison.Different;

    private static Bilingual Why(CreditCodeFault fault, string code) => fault switch
    {
        CreditCodeFault.Length => new($"共 {code.Length} 位，不是 18 位。", $"it has {code.Length} characters, not 18."),
        CreditCodeFault.Character => new("含有代码中不使用的字符（I、O、S、V、Z 等）。", "it holds characters that codes do not use (I, O, S, V, Z or others)."),
        CreditCodeFault.OrganisationCheck => new("其中第 9–17 位（主体标识码）校验不符。", "its 9th to 17th characters (the organisation code) do not check."),
        _ => new("校验码（第 18 位）不符。", "its check character (the 18th) does not fit."),
    };

    private static Bilingual Proposal(ReadValue read, string? given)
    {
        var code = read.Text;
        var proposals = CreditCode.Proposals(code, read.Doubtful);
        if (given is not null && CreditCode.Check(given) == CreditCodeFault.None && given != code)
            return new($"申报时填写的是“{given}”{DifferingPlaces(given, code).Zh}。", $" The application gives “{given}”{DifferingPlaces(given, code).En}.");
        return proposals.IsEmpty
            ? new("", "")
            : new($"可能是“{string.Join("”或“", proposals)}”{InsteadOf(proposals[0], code).Zh}，请确认。",
                $" It may be “{string.Join("” or “", proposals)}”{InsteadOf(proposals[0], code).En}; please confirm.");
    }

    private static Bilingual InsteadOf(string proposal, string code)
    {
        var places = CreditCode.Differences(proposal, code);
        return new(
            $"（{string.Join("，", places.Select(p => $"第 {p} 位可能是 {proposal[p - 1]}，不是 {code[p - 1]}"))}）",
            $" ({string.Join("; ", places.Select(p => $"position {p} may be {proposal[p - 1]} instead of {code[p - 1]}"))})");
    }

    private static Bilingual DifferingPlaces(string one, string other)
    {
        var places = CreditCode.Differences(one, other);
        return one.Length != other.Length || places.IsEmpty || places.Length > 3
            ? new("", "")
            : new($"（第 {string.Join("、", places)} 位不同）", $" (character {string.Join(", ", places)})");
    }
}
