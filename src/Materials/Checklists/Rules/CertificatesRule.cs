using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>At least <c>min</c> certificates name a holder, and none that counts has expired.</summary>
internal sealed class CertificatesRule : IRule
{
    public string Name => "certificates";

    public RuleResult Examine(RuleCase about)
    {
        var certificates = about.Documents.SelectMany(d => CertificateReader.Read(d)).ToImmutableArray();
        return RuleResult.Join(
        [
            .. certificates.Where(c => !IsRenewed(c, certificates, about.AsOf)).Select(c => Validity(about, c)),
            Count(about, certificates),
            Employer(about, certificates),
            SharedNumber(certificates),
        ]);
    }

    // Certificates outlive employments: where they were issued to another company's people, that is good to know and no more.
    private static RuleResult Employer(RuleCase about, ImmutableArray<Certificate> certificates)
    {
        if (about.Package.Content.Submission.Applicant.Name is not { } applicant
            || certificates.FirstOrDefault(c => c.Employer is { Firm: true } e && CompanyName.Is(e.Text) && CompanyName.Compare(applicant, e.Text) == NameComparison.Different) is not { } other)
            return RuleResult.Nothing;
        var (file, value) = (other.Document.File, other.Employer!);
        var where = Place.Of(file, value.Page);
        return RuleResult.Of(about.Finding(FindingCode.NameMismatch, file, value.Page, value.Quote,
            new($"{where.Zh}的证书上工作单位是“{value.Text}”，不是申请人“{applicant}”。", $"The certificate in {where.En} gives “{value.Text}” as employer, not the applicant, “{applicant}”."),
            new("不影响核验；请确认持证人现在本企业任职，现场审核时会核对劳动合同或社保。", "It changes no verdict; make sure that the holder works for the applicant now, which the audit will verify.")) with
        { Severity = Severity.Advisory });
    }

    // A number is given once. Short ones may be those of a row, and a batch may share the number of a decision: hence a question.
    private static RuleResult SharedNumber(ImmutableArray<Certificate> certificates)
    {
        var shared = certificates
            .Where(c => c is { Holder.Firm: true, Number.Firm: true } && c.Number.Text.Count(char.IsAsciiLetterOrDigit) >= FewestOfNumber)
            .GroupBy(c => Widths.Bare(c.Number!.Text))
            .FirstOrDefault(g => g.Select(c => c.Holder!.Text).Distinct().Count() > 1);
        if (shared is null)
            return RuleResult.Nothing;
        var one = shared.First();
        var other = shared.First(c => c.Holder!.Text != one.Holder!.Text);
        var (where, there) = (Place.Of(one.Document.File, one.Number!.Page), Place.Of(other.Document.File, other.Number!.Page));
        return RuleResult.Of(RuleCase.Doubt(one.Document.File, one.Number, new(
            $"证书编号应各不相同：{where.Zh}上{one.Holder!.Text}的证书和{there.Zh}上{other.Holder!.Text}的证书编号都是“{one.Number.Text}”。哪一份是对的？",
            $"Certificates have numbers of their own: that of {one.Holder.Text} ({where.En}) and that of {other.Holder!.Text} ({there.En}) both have “{one.Number.Text}”. Which is right?")));
    }

    /// <summary>What is shorter is a number in a list.</summary>
    private const int FewestOfNumber = 6;

    private static RuleResult Validity(RuleCase about, Certificate certificate)
    {
        var file = certificate.Document.File;
        var whose = certificate.Holder is { } holder ? new Bilingual($"{holder.Text}的证书", $"the certificate of {holder.Text}") : new("证书", "the certificate");
        if (certificate.ValidTo is { } last && last < about.AsOf)
        {
            var value = certificate.Validity!;
            var where = Place.Of(file, value.Page);
            if (!value.Firm)
                return RuleResult.Of(RuleCase.Doubt(file, value, new(
                    $"{where.Zh}：{whose.Zh}有效期读作“{value.Shown}”，似已过期，但字迹不够清楚。请核对原图。",
                    $"{where.En}: the validity of {whose.En} was read as “{value.Shown}” and seems over, but is not clear. Compare with the picture.")));
            return RuleResult.Of(about.Finding(FindingCode.CertificateExpired, file, value.Page, value.Quote,
                new($"证书应在有效期内，{where.Zh}：{whose.Zh}有效期至 {last:yyyy-MM-dd}，已过期（核验日 {about.AsOf:yyyy-MM-dd}）。",
                    $"Certificates must be in date; {where.En}: {whose.En} was valid until {last:yyyy-MM-dd} (checked as of {about.AsOf:yyyy-MM-dd})."),
                new("请提交复审、换证后的证书；该人员已不在岗的，换成在岗人员的有效证书。",
                    "Submit the renewed certificate; if that person has left, a valid certificate of someone in service.")));
        }

        if (certificate.ReviewBy is { } review && review < about.AsOf)
        {
            var value = certificate.Review!;
            var where = Place.Of(file, value.Page);
            return RuleResult.Of(RuleCase.Doubt(file, value, new(
                $"{where.Zh}：{whose.Zh}复审日期为“{value.Text}”，已过。是否已按期复审？",
                $"{where.En}: the review of {whose.En} was due “{value.Text}”, which is past. Was it reviewed in time?")));
        }

        return RuleResult.Nothing;
    }

    private static RuleResult Count(RuleCase about, ImmutableArray<Certificate> certificates)
    {
        var min = about.Option("min", 1);
        var named = certificates.Where(c => c.Holder is not null).Select(c => c.Holder!.Text).Distinct().Count();
        if (named >= min)
            return RuleResult.Nothing;

        var document = about.Documents[0];
        var blank = certificates.FirstOrDefault(c => c.Holder is null && c.BlankHolder is not null);
        var file = (blank?.Document ?? document).File;
        var page = blank?.BlankHolder!.Page ?? document.FirstPage;
        var where = Place.Of(file, page);

        // A scan without the word 姓名 may hold the name all the same; an empty field is empty.
        var scanned = about.Documents.Any(d => d.Pages.Any(p => p.Source is TextSource.Ocr or TextSource.Mixed));
        if (about.HasUnreadPages || (scanned && blank is not { BlankHolder.Firm: true }))
            return RuleResult.Of(new Doubt(
                new($"应有至少 {min} 份写明持证人姓名的证书，{where.Zh}等处读到 {named} 份，部分图像读不清。请查看证书上是否有持证人姓名。",
                    $"At least {min} certificate(s) naming a holder are needed; {named} were read ({where.En}), and some pictures are not clear. Do the certificates name a holder?"),
                file.Path, page, blank is null ? null : PrivateNumbers.Leave(blank.BlankHolder!.Quote)));

        // Whom it is made out to may stand where no label and no sentence says so.
        if (blank is null && Unlabelled(about) is var (person, at, on))
            return RuleResult.Of(new Doubt(
                new($"应有至少 {min} 份写明持证人姓名的证书；{Place.Of(at.File, on.Number).Zh}上的“{person}”是不是持证人？",
                    $"At least {min} certificate(s) naming a holder are needed; is “{person}” in {Place.Of(at.File, on.Number).En} the holder?"),
                at.File.Path, on.Number, null));

        return RuleResult.Of(about.Finding(FindingCode.TooFew, file, page, blank?.BlankHolder!.Quote,
            new($"应有至少 {min} 份写明持证人姓名的证书，{(named == 0 ? "一份也没有找到" : $"只找到 {named} 份")}；{where.Zh}上没有持证人姓名。",
                $"At least {min} certificate(s) naming a holder are needed, {named} found; {where.En} names none."),
            new("请提交写明持证人姓名、证书编号、发证机构和有效期的证书，姓名不能空白。例如：售后服务管理师证书，姓名、编号、有效期清晰。",
                "Submit certificates that show holder, number, issuer and validity; the name must not be blank. For example a service manager's certificate with all four legible.")));
    }

    private static (string Name, Document Document, Page Page)? Unlabelled(RuleCase about) =>
        about.Documents
            .SelectMany(d => d.Pages.SelectMany(p => p.Lines.SelectMany(l => HolderName.Candidates(l.Text).Select(n => ((string, Document, Page)?)(n, d, p)))))
            .FirstOrDefault();

    // The same person's newer certificate of the same kind stands over an older one.
    private static bool IsRenewed(Certificate old, ImmutableArray<Certificate> all, DateOnly asOf) =>
        old.Holder is { } holder && all.Any(c =>
            c != old
            && c.Holder?.Text == holder.Text
            && (c.ValidTo is { } last ? last >= asOf && last > old.ValidTo : c.Issued is not null && c.Validity is not null)
            && (c.Title is null || old.Title is null || c.Title.Text == old.Title.Text));
}
