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
            "每条记录都写有日期，日期在要求的期限之内。",
            "Records that each bear a date within the time required."),
        FindingCode.Blank => new(
            "重新扫描有文字的一面，上传前打开文件看一遍。",
            "The written side scanned anew; look at the file before you upload it."),
        FindingCode.LicenseExpired => new(
            "换发后的执照副本，营业期限为“长期”或尚未到期。",
            "The renewed duplicate, whose term is open or has not ended."),
        FindingCode.CreditCodeInvalid => new(
            "从营业执照左上角抄下 18 位代码，逐位核对，特别是 0 和 O、1 和 I、8 和 B。",
            "The 18 characters at the upper left of the licence, compared one by one, above all 0 and O, 1 and I, 8 and B."),
        FindingCode.OtherCompany => new(
            "封面、页眉和正文里的企业名称都是本企业全称。",
            "The company's own full name on the cover, in the running heads and in the text."),
        FindingCode.CertificateExpired => new(
            "复审后的证书，或同一人员新取得的、在有效期内的证书。",
            "The certificate after its renewal, or a new valid certificate of the same person."),
        _ => null,
    };
}
