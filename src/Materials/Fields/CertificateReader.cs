using System.Collections.Immutable;
using Materials.Documents;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>Reads the certificates of a document: labelled pages, several to a page, sentences, and rosters.</summary>
internal static class CertificateReader
{
    private static readonly Labels Labels = new(
        ("holder", ["姓名", "持证人", "持证人姓名", "学员姓名", "员工姓名", "人员姓名", "持有人", "证书持有人", "持证者", "学员", "持证", "Name"]),
        ("number", ["证书编号", "证书号", "证书号码", "证号", "证件编号", "操作证号", "资格证号", "资格证书号", "管理号", "编号", "Certificate No", "No."]),
        ("title",
        [
            "职业", "工种", "职业名称", "职业(工种)", "职业/工种", "职业及等级", "工种/等级", "作业类别", "准操项目", "操作项目", "作业项目", "专业", "等级", "级别",
            "职业等级", "技能等级", "资格名称", "资格类别", "证书名称", "证书类别", "证书类型", "资格证书", "持证名称", "培训项目", "培训内容", "培训课程", "考核项目",
        ]),
        ("issuer", ["发证机构", "发证机关", "发证单位", "颁发机构", "颁证机构", "签发机关", "签发单位", "批准机关", "评价机构", "鉴定机构", "培训机构", "颁发单位"]),
        ("issued", ["发证日期", "发证时间", "颁发日期", "颁证日期", "签发日期", "初领日期", "初次领证日期", "批准日期", "取得时间", "取证日期", "取证时间", "获证日期", "授予日期", "颁发日"]),
        ("validity",
        [
            "有效期", "有效期至", "有效期限", "有效期限至", "有效日期", "有效日期至", "证书有效期", "证书有效期至", "有效期截止", "有效截止日期", "有效期到", "失效日期", "到期日期",
            "到期日", "到期时间", "失效日", "截止日期", "复评截止", "复评日期", "有效至", "Valid until",
        ]),
        ("review", ["复审日期", "应复审日期", "复审时间", "下次复审", "下次复审日期", "复审"]),
        ("employer", ["工作单位", "所在单位", "聘用单位", "单位"]),
        ("other",
        [
            "性别", "身份证号", "身份证号码", "身份证", "证件号", "证件号码", "出生日期", "出生年月", "文化程度", "学历", "部门", "照片", "备注", "年龄",
            "联系电话", "电话", "岗位", "职务", "序号", "理论成绩", "实操成绩", "考核成绩", "成绩", "评定", "查询网址", "入职日期", "入职时间",
        ]));

    /// <summary>Every certificate, in reading order; those without a holder too.</summary>
    public static ImmutableArray<Certificate> Read(Document document)
    {
        var certificates = ImmutableArray.CreateBuilder<Certificate>();
        foreach (var page in document.Pages)
        {
            var rows = Roster(document, page, out var used);
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
        foreach (var value in Labels.Read([page]))
        {
            if (value.Key == "other")
                continue;
            if (IsSet(current, value.Key))
            {
                certificates.Add(current);
                current = new() { Document = document };
            }

            current = Set(current, value.Key, ReadValue.Of(value));
        }

        certificates.Add(current);
        var named = certificates.Where(c => c.Holder is not null || c.BlankHolder is not null || c.IsProof).ToList();
        if (named.Any(c => c.Holder is not null))
            return named;

        // No label names anyone: a sentence may.
        var certified = page.Lines
            .Select(l => (Line: l, Name: HolderName.Certified(l.Text)))
            .Where(x => x.Name is not null)
            .Select(x => ReadValue.In(page, x.Line, x.Name!, x.Line.Text.Trim()))
            .FirstOrDefault();
        if (certified is null)
            return named;
        return named is [var first, .. var others] ? [first with { Holder = certified }, .. others] : [new() { Document = document, Holder = certified }];
    }

    // A header of labels with rows below: 序号 姓名 证书名称 证书编号 有效期.
    private static List<Certificate> Roster(Document document, Page page, out HashSet<int> used)
    {
        used = [];
        var rows = new List<Certificate>();
        string?[] keys = [];
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            var columns = RowColumns.Of(line);
            var labels = columns.Select(Labels.KeyOf).ToArray();
            if (labels.Count(k => k is not null) >= 3 && labels.Contains("holder"))
            {
                keys = labels;
                used.Add(i);
            }
            else if (keys.Length > 0 && columns.Length == keys.Length && !labels.Contains("holder"))
            {
                used.Add(i);
                var row = new Certificate { Document = document };
                for (var n = 0; n < keys.Length; n++)
                    if (keys[n] is { } key and not "other" && HasContent(columns[n]) && !IsSet(row, key))
                        row = Set(row, key, ReadValue.In(page, line, columns[n].Trim(), line.Text.Trim()));
                if (row.Holder is not null || row.IsProof)
                    rows.Add(row);
            }
            else if (columns.Length > 0 && line.Role != LineRole.TableRow)
                keys = [];
        }

        return rows;
    }

    private static bool HasContent(string cell) => cell.Any(char.IsLetterOrDigit) && cell.Trim() is not ("无" or "暂无" or "N/A" or "NA");

    private static bool IsSet(Certificate certificate, string key) => key switch
    {
        "holder" => certificate.Holder is not null,
        "number" => certificate.Number is not null,
        "issuer" => certificate.Issuer is not null,
        "issued" => certificate.Issued is not null,
        "validity" => certificate.Validity is not null,
        _ => false,
    };

    private static Certificate Set(Certificate certificate, string key, ReadValue value) => (key, value.Text.Length) switch
    {
        ("holder", _) => HolderName.In(value.Text) is { } name ? certificate with { Holder = value.Part(name) } : certificate with { BlankHolder = value },
        (_, 0) => certificate,
        ("number", _) => certificate with { Number = value },
        ("title", _) => certificate with { Title = certificate.Title ?? value },
        ("issuer", _) => certificate with { Issuer = value },
        ("issued", _) => certificate with { Issued = value },
        ("validity", _) => certificate with { Validity = value },
        ("review", _) => certificate with { Review = value },
        ("employer", _) => certificate with { Employer = certificate.Employer ?? value },
        _ => certificate,
    };
}
