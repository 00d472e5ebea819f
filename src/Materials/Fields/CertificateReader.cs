using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>Reads the certificates of a document: labelled pages, several to a page, sentences, and rosters.</summary>
internal static partial class CertificateReader
{
    private static readonly Labels Labels = new(
        ("holder", ["姓名", "氏名", "持证人", "持证人姓名", "持证人员", "获证人", "学员姓名", "员工姓名", "人员姓名", "持有人", "证书持有人", "持证者", "学员", "持证", "Name", "Holder"]),
        ("number", ["证书编号", "证书号", "证书号码", "证号", "证件编号", "操作证号", "资格证号", "资格证书号", "管理号", "编号", "番号", "登录番号", "证字", "字号", "注册编号", "登记号", "批准文号", "成绩单编号", "Certificate No", "Cert. No.", "No."]),
        ("title",
        [
            "职业", "工种", "职业名称", "职业(工种)", "职业/工种", "职业及等级", "工种/等级", "作业类别", "准操项目", "操作项目", "作业项目", "专业", "等级", "级别",
            "职业等级", "技能等级", "资格名称", "资格类别", "证书名称", "证书类别", "证书类型", "资格证书", "持证名称", "培训项目", "培训内容", "培训课程", "考核项目",
        ]),
        ("issuer", ["发证机构", "发证机关", "发证单位", "颁发机构", "颁证机构", "签发机关", "签发单位", "批准机关", "评价机构", "鉴定机构", "培训机构", "颁发单位"]),
        ("issued", ["发证日期", "发证时间", "颁发日期", "颁证日期", "签发日期", "初领日期", "初次领证日期", "批准日期", "取得时间", "取证日期", "取证时间", "获证日期", "授予日期", "颁发日", "发证", "颁证", "领证", "核发", "取得日", "登录日", "合格日", "批准", "Issued", "Date of issue"]),
        ("validity",
        [
            "有效期", "有效期至", "有效期限", "有效期限至", "有效日期", "有效日期至", "证书有效期", "证书有效期至", "有效期截止", "有效截止日期", "有效期到", "失效日期", "到期日期",
            "到期日", "到期时间", "失效日", "截止日期", "复评截止", "复评日期", "有效至", "有效到", "登记有效期至", "继续教育有效至", "到期", "届满", "期限", "更新期限", "Valid until",
            "Valid through", "Valid to", "Expiry", "Expiry date", "Expires",
        ]),
        ("review", ["复审日期", "应复审日期", "复审时间", "下次复审", "下次复审日期", "复审"]),
        ("employer", ["工作单位", "所在单位", "聘用单位", "单位"]),
        ("identity", ["身份证号", "身份证号码", "身份证", "证件号", "证件号码", "公民身份号码", "公民身份证号"]),
        ("other",
        [
            "性别", "出生日期", "出生年月", "文化程度", "学历", "部门", "照片", "备注", "年龄",
            "联系电话", "电话", "岗位", "职务", "序号", "理论成绩", "实操成绩", "考核成绩", "成绩", "评定", "查询网址", "入职日期", "入职时间",
        ]));

    /// <summary>What a label is of, such as <c>holder</c>; null when a text is no label.</summary>
    internal static string? KeyOf(string label) => Labels.KeyOf(label);

    /// <summary>Every certificate, in reading order; those without a holder too.</summary>
    public static ImmutableArray<Certificate> Read(Document document)
    {
        var certificates = ImmutableArray.CreateBuilder<Certificate>();
        foreach (var page in document.Pages)
        {
            var rows = CertificateRoster.Read(document, page, out var used);
            certificates.AddRange(rows);
            var rest = page with { Lines = [.. page.Lines.Where((_, i) => !used.Contains(i))] };
            certificates.AddRange(Labelled(document, rest));
        }

        return certificates.ToImmutable();
    }

    private static List<Certificate> Labelled(Document document, Page page)
    {
        var certificates = new List<Certificate>();
        var current = new Certificate { Document = document };
        foreach (var (_, key, value) in Values(page).OrderBy(v => v.Line))
        {
            if (IsSet(current, key))
            {
                certificates.Add(current);
                current = new() { Document = document };
            }

            current = Set(current, key, value);
        }

        certificates.Add(current);
        var named = certificates.Where(c => c.Holder is not null || c.BlankHolder is not null || c.IsProof).ToList();
        if (named.Any(c => c.Holder is not null))
            return named;

        // No label names anyone: sentences may, or a name that stands alone where the holder's does; beside an empty field it is another's.
        var certified = Names(page, HolderName.Certified);
        if (certified.IsEmpty && named.All(c => c.BlankHolder is null))
            certified = Names(page with { Lines = [.. AboveParticulars(page)] }, HolderName.Alone);
        for (var i = 0; i < certified.Length; i++)
        {
            if (i < named.Count)
                named[i] = named[i] with { Holder = certified[i] };
            else
                named.Add(new() { Document = document, Holder = certified[i] });
        }

        return named;
    }

    /// <summary>How far below the holder's name its certificate says its number or its dates: behind what was learnt, and the mark.</summary>
    private const int LinesToParticulars = 3;

    private static ImmutableArray<ReadValue> Names(Page page, Func<string, string?> nameIn) =>
    [
        .. page.Lines
            .Select(l => (Line: l, Name: nameIn(l.Text)))
            .Where(x => x.Name is not null)
            .Select(x => ReadValue.In(page, x.Line, x.Name!, x.Line.Text.Trim()))
            .DistinctBy(n => n.Text),
    ];

    /// <summary>The lines of the text shortly above a number or a date of a certificate: whoever signs it stands below them.</summary>
    private static IEnumerable<Line> AboveParticulars(Page page)
    {
        var particulars = Values(page).Where(v => v.Key is "number" or "issued" or "validity").Select(v => v.Line).ToHashSet();
        return page.Lines.Where((l, i) => l.Role is not (LineRole.Header or LineRole.Footer) && Enumerable.Range(i + 1, LinesToParticulars).Any(particulars.Contains));
    }

    /// <summary>What labels say, and the terms that stand without one, each with the number of its line.</summary>
    private static IEnumerable<(int Line, string Key, ReadValue Value)> Values(Page page)
    {
        // Lines of two certificates may read the same; each counts where it stands.
        var places = new Dictionary<Line, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < page.Lines.Length; i++)
            places[page.Lines[i]] = i;
        var labelled = Labels.Read([page]).ToImmutableArray();
        foreach (var value in labelled.Where(v => v.Key != "other" && !TitleOfList.IsMatch(v.Quote)))
            yield return (places[value.Line], value.Key, ReadValue.Of(value));
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            if (!labelled.Any(v => v.Key is "validity" or "review" && ReferenceEquals(v.Line, line)) && CertificateTerm.Unlabelled(line.Text) is var (text, isReview))
                yield return (i, isReview ? "review" : "validity", ReadValue.In(page, line, text, line.Text.Trim()));
        }
    }

    internal static bool IsSet(Certificate certificate, string key) => key switch
    {
        "holder" => certificate.Holder is not null,
        "number" => certificate.Number is not null,
        "issuer" => certificate.Issuer is not null,
        "issued" => certificate.Issued is not null,
        "validity" => certificate.Validity is not null,
        _ => false,
    };

    internal static Certificate Set(Certificate certificate, string key, ReadValue value) => (key, value.Text.Length) switch
    {
        ("holder", _) => HolderName.In(value.Text) is { } name ? certificate with { Holder = value.Part(name) } : certificate with { BlankHolder = value },
        (_, 0) => certificate,
        ("identity", _) => certificate with { Identity = certificate.Identity ?? value },
        ("number", _) => certificate with { Number = value },
        ("title", _) => certificate with { Title = certificate.Title ?? value },
        ("issuer", _) => certificate with { Issuer = value },
        ("issued", _) => certificate with { Issued = value },
        ("validity", _) => certificate with { Validity = value },
        ("review", _) => certificate with { Review = value },
        ("employer", _) => certificate with { Employer = certificate.Employer ?? value },
        _ => certificate,
    };

    // 持证台账, 学员名册: the title of a list begins as a label does.
    [GeneratedRegex(@"^(?:持证|学员|姓名)(?:人员|者)?(?:台账|名册|花名册|名单|一览|汇总|清单|登记)", RegexOptions.CultureInvariant)]
    private static partial Regex TitleOfList { get; }
}
