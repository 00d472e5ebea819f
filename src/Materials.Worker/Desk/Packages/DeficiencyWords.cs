using Materials.Reports;

namespace Materials.Worker.Desk.Packages;

/// <summary>What a reviewer can say that is wrong with a material: the codes of the contract that are about documents.</summary>
public static class DeficiencyWords
{
    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<(string Code, Bilingual Words)> All { get; } =
    [
        (FindingCode.ElementMissing, new("缺少必备内容", "Something required is not in it")),
        (FindingCode.PlaceholderText, new("模板未填写", "A template not filled in")),
        (FindingCode.OtherCompany, new("属于其他单位", "Another company's")),
        (FindingCode.NameMismatch, new("名称不一致", "The name differs")),
        (FindingCode.CreditCodeInvalid, new("信用代码有误", "The credit code is wrong")),
        (FindingCode.LicenseExpired, new("执照过期", "The licence has expired")),
        (FindingCode.CertificateExpired, new("证书过期", "A certificate has expired")),
        (FindingCode.OutOfDate, new("时间过早", "Too old")),
        (FindingCode.TooFew, new("数量不足", "Too few")),
        (FindingCode.SealMissing, new("缺少印章", "No seal")),
        (FindingCode.Illegible, new("不清晰", "Illegible")),
    ];

    /// <summary>The code, where it is one of them; else the first.</summary>
    public static string Known(string? code) => All.Any(d => d.Code == code) ? code! : All[0].Code;
}
