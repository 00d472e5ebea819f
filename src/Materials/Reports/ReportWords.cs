using Materials.Pages;

namespace Materials.Reports;

/// <summary>What a report's values are called where people read them: on the terminal, in HTML, in notices.</summary>
public static class ReportWords
{
    /// <summary>The verdict. Never that a package is complete: a preliminary check cannot know.</summary>
    public static Bilingual Of(Outcome outcome) => outcome switch
    {
        Outcome.Complete => new("初步核验未发现缺失", "The preliminary check found nothing missing"),
        Outcome.Incomplete => new("需要补正", "To be supplemented or corrected"),
        _ => new("待人工复核", "A person must review it"),
    };

    public static Bilingual Of(ItemStatus status) => status switch
    {
        ItemStatus.Satisfied => new("符合", "Satisfied"),
        ItemStatus.Deficient => new("待修正", "To correct"),
        ItemStatus.Missing => new("缺少", "Missing"),
        ItemStatus.NeedsReview => new("待复核", "To review"),
        _ => new("不适用", "Not required"),
    };

    public static Bilingual Of(FileStatus status) => status switch
    {
        FileStatus.Read => new("已读取", "Read"),
        FileStatus.Unreadable => new("无法读取", "Unreadable"),
        FileStatus.Rejected => new("已拒收", "Rejected"),
        _ => new("已忽略", "Ignored"),
    };

    public static Bilingual Of(Severity severity) => severity == Severity.Blocking
        ? new("须补正", "Blocking")
        : new("提示", "Advisory");

    public static Bilingual Of(TextSource source) => source switch
    {
        TextSource.Embedded => new("文字", "Text"),
        TextSource.Ocr => new("图像识别", "Recognised from images"),
        TextSource.Mixed => new("文字和图像识别", "Text and images"),
        _ => new("无文字", "No text"),
    };

    /// <summary>Why something was not read, as a part of a sentence.</summary>
    public static Bilingual Of(UnreadReason reason) => reason switch
    {
        UnreadReason.NoRecognition => new("未安装文字识别（OCR）模型", "text recognition (OCR) is not installed"),
        UnreadReason.NoDrawing => new("未安装绘制页面的程序 pdftoppm", "pdftoppm, which draws pages, is not installed"),
        UnreadReason.Undrawable => new("图像损坏或超出处理上限", "the picture is damaged or beyond the limits"),
        _ => new("图像数量超出处理上限", "more pictures than are read of one file"),
    };

    /// <summary>A finding in two or three words; the code itself where it is not known here.</summary>
    public static Bilingual OfCode(string code) => code switch
    {
        FindingCode.Encrypted => new("文件加密", "Encrypted"),
        FindingCode.Corrupt => new("文件损坏", "Damaged file"),
        FindingCode.Blank => new("内容空白", "Blank"),
        FindingCode.UnsupportedFormat => new("格式不支持", "Unsupported format"),
        FindingCode.TooLarge => new("文件过大", "Too large"),
        FindingCode.LimitExceeded => new("超出处理上限", "Limit exceeded"),
        FindingCode.UnsafePath => new("路径不安全", "Unsafe path"),
        FindingCode.Malware => new("恶意软件", "Malware"),
        FindingCode.ActiveContent => new("含宏或脚本", "Macros or scripts"),
        FindingCode.Illegible => new("扫描不清", "Illegible"),
        FindingCode.DuplicateFile => new("文件重复", "Duplicate file"),
        FindingCode.TypeMismatch => new("文件后缀不符", "Wrong extension"),
        FindingCode.HiddenText => new("隐藏文字", "Hidden text"),
        FindingCode.Unrecognised => new("未能归类", "Not recognised"),
        FindingCode.ElementMissing => new("内容缺项", "Part missing"),
        FindingCode.PlaceholderText => new("模板未填写", "Template not filled in"),
        FindingCode.OtherCompany => new("非本企业材料", "Another company's"),
        FindingCode.NameMismatch => new("名称不一致", "Name differs"),
        FindingCode.CreditCodeInvalid => new("信用代码有误", "Invalid credit code"),
        FindingCode.LicenseExpired => new("营业执照过期", "Licence expired"),
        FindingCode.CertificateExpired => new("证书过期", "Certificate expired"),
        FindingCode.OutOfDate => new("材料过旧", "Out of date"),
        FindingCode.TooFew => new("数量不足", "Too few"),
        FindingCode.SealMissing => new("缺少印章", "Seal missing"),
        FindingCode.NotSubmitted => new("未提交", "Not submitted"),
        FindingCode.EmptyPackage => new("材料包为空", "Empty package"),
        FindingCode.ContentChanged => new("文件内容有变", "Content changed"),
        _ => new(code, code),
    };

    /// <summary>Where something was met that spoke for or against a kind of document; the name itself where it is not known here.</summary>
    public static Bilingual OfCue(string name) => name switch
    {
        "text" => new("正文", "text"),
        "title" => new("标题", "title"),
        "heading" => new("小标题", "heading"),
        "columns" => new("表头", "columns"),
        "labels" => new("栏目名", "labels"),
        "steps" => new("流程框", "steps"),
        "pictures" => new("图片", "pictures"),
        "structure" => new("版式", "structure"),
        "values" => new("表格内容", "values"),
        "elements" => new("要素", "elements"),
        "name" => new("文件名", "file name"),
        "wording" => new("用语", "wording"),
        _ => new(name, name),
    };

    /// <summary>How many pages a file has, in the words of its format: Word files have sections, workbooks sheets.</summary>
    public static Bilingual Count(int pages, PageUnit unit) => unit switch
    {
        PageUnit.Page => new($"{pages} 页", pages == 1 ? "1 page" : $"{pages} pages"),
        PageUnit.Slide => new($"{pages} 张幻灯片", pages == 1 ? "1 slide" : $"{pages} slides"),
        PageUnit.Sheet => new($"{pages} 个工作表", pages == 1 ? "1 sheet" : $"{pages} sheets"),
        _ => new($"{pages} 节", pages == 1 ? "1 section" : $"{pages} sections"),
    };

    /// <summary>A run of pages, first and last inclusive, in the words of the format.</summary>
    public static Bilingual Place(int first, int last, PageUnit unit)
    {
        var zh = first == last ? $"{first}" : $"{first}–{last}";
        return (unit, first == last) switch
        {
            (PageUnit.Page, true) => new($"第 {zh} 页", $"page {zh}"),
            (PageUnit.Page, false) => new($"第 {zh} 页", $"pages {zh}"),
            (PageUnit.Slide, true) => new($"第 {zh} 张幻灯片", $"slide {zh}"),
            (PageUnit.Slide, false) => new($"第 {zh} 张幻灯片", $"slides {zh}"),
            (PageUnit.Sheet, true) => new($"第 {zh} 个工作表", $"sheet {zh}"),
            (PageUnit.Sheet, false) => new($"第 {zh} 个工作表", $"sheets {zh}"),
            (_, true) => new($"第 {zh} 节", $"section {zh}"),
            _ => new($"第 {zh} 节", $"sections {zh}"),
        };
    }
}
