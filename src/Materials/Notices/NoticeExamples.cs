using Materials.Reports;

namespace Materials.Notices;

/// <summary>An example of what would do, for the findings whose remedy alone may leave a clerk in doubt.</summary>
internal static class NoticeExamples
{
    public static Bilingual? For(string code) => code switch
    {
        FindingCode.Encrypted => new(
            "在 WPS 或 Word 中打开文件，取消“文档加密”后另存，再上传新文件。",
            "Open the file in WPS or Word, remove the password, save it anew and upload the new file."),
        FindingCode.Corrupt => new(
            "在自己的电脑上能打开的文件，另存为 PDF 后上传。",
            "A file that opens on your own computer, saved as PDF and uploaded again."),
        FindingCode.UnsupportedFormat => new(
            "把 CAD 图纸“打印”为 PDF 后上传。",
            "A CAD drawing printed to PDF and uploaded."),
        FindingCode.Illegible => new(
            "以 300 DPI 彩色扫描，或在光线充足处平放拍照，文字放大后仍清楚。",
            "A colour scan at 300 DPI, or a photo taken flat in good light, whose letters stay clear when enlarged."),
        FindingCode.PlaceholderText => new(
            "“XX公司”改为本企业全称，“____年__月__日”填写实际日期。",
            "“XX公司” replaced by the company's full name, “____年__月__日” by the real date."),
        FindingCode.SealMissing => new(
            "营业执照副本原件的彩色扫描件，右下角登记机关红色印章清晰可见。",
            "A colour scan of the original duplicate licence, with the registration authority's red seal visible at the lower right."),
        FindingCode.OutOfDate => new(
            "最近 12 个月内形成、写明日期的记录。",
            "Records made and dated within the last 12 months."),
        FindingCode.TooFew => new(
            "写明姓名、证书编号、发证机构和有效期的证书扫描件。",
            "A scan of a certificate that shows holder, number, issuer and validity."),
        FindingCode.CertificateExpired => new(
            "复审后的证书，或同一人员新取得的、在有效期内的证书。",
            "The certificate after its renewal, or a new valid certificate of the same person."),
        _ => null,
    };
}
