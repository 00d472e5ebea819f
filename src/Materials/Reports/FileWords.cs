using Materials.Pages;

namespace Materials.Reports;

/// <summary>What the file codes of the contract mean to an applicant: how grave, what happened, how to put it right.</summary>
internal static class FileWords
{
    /// <summary>More of the same would not help anyone to find it.</summary>
    private const int MaxDetails = 3;

    /// <summary>
    /// What is wrong with a file, each thing once: the same fault of several pages, or of several members of an archive, is one finding, at the
    /// first of them, that names them.
    /// </summary>
    /// <remarks>An empty sheet cannot be read either: that it is blank says all.</remarks>
    public static IEnumerable<Finding> Findings(FileContent file) =>
        file.Defects.Where(d => d.Code != FindingCode.Illegible || !file.Defects.Any(b => b.Code == FindingCode.Blank && (b.Page is null || b.Page == d.Page))).GroupBy(d => (d.Code, d.Limit, d.Met, OfPage: d.Page is not null)).Select(same =>
        {
            var details = same.Select(d => d.Detail).OfType<string>().Distinct().ToArray();
            var first = same.First() with
            {
                Detail = details.Length == 0 ? null : string.Join('、', details.Take(MaxDetails)) + (details.Length > MaxDetails ? "…" : ""),
            };
            return Finding(file, first, first.Page is null ? Place.Of(file, null) : Place.OfPages(file, [.. same.Select(d => d.Page!.Value).Distinct().Order()]));
        });

    /// <summary>The finding that a defect becomes.</summary>
    public static Finding Finding(FileContent file, Defect defect) => Finding(file, defect, Place.Of(file, defect.Page));

    private static Finding Finding(FileContent file, Defect defect, Bilingual where)
    {
        var detail = defect.Detail is { } d ? Place.Shown(d) : null;
        var (message, remedy) = Words(defect, where, detail);
        return new()
        {
            Code = defect.Code,
            Severity = SeverityOf(defect.Code),
            File = file.Path,
            Page = defect.Page,
            Message = message,
            Remedy = remedy,
        };
    }

    /// <summary>The finding that a file says word for word what another says, though it was saved in another way.</summary>
    public static Finding SavedAgain(FileContent file, string other)
    {
        var where = Place.Of(file, null);
        return Finding(file, new(FindingCode.DuplicateFile, Detail: other)) with
        {
            Message = new($"{where.Zh}与“{Place.Shown(other)}”文字完全相同，只是另存了一次。", $"{where.En} has the same text as “{Place.Shown(other)}”, saved another time."),
        };
    }

    /// <summary>Whether a file with this code cannot be judged by its content.</summary>
    public static bool IsUnreadable(string code) => code is FindingCode.Encrypted or FindingCode.Corrupt or FindingCode.Blank
        or FindingCode.UnsupportedFormat or FindingCode.TooLarge or FindingCode.LimitExceeded or FindingCode.UnsafePath
        or FindingCode.Malware or FindingCode.Illegible;

    private static Severity SeverityOf(string code) => IsUnreadable(code) ? Severity.Blocking : Severity.Advisory;

    private static (Bilingual Message, Bilingual Remedy) Words(Defect defect, Bilingual where, string? detail) => defect.Code switch
    {
        FindingCode.Encrypted => (
            new($"{where.Zh}设了密码或加密，无法打开{Of(detail).Zh}。", $"{where.En} is protected by a password and cannot be opened{Of(detail).En}."),
            new("请取消密码后重新上传。", "Remove the password and upload it again.")),
        FindingCode.Corrupt => (
            new($"{where.Zh}已损坏或不完整，无法打开{Of(detail).Zh}。", $"{where.En} is damaged or incomplete and cannot be opened{Of(detail).En}."),
            new("请在自己的电脑上确认能打开，重新导出后再上传。", "Make sure it opens on your own computer, export it anew and upload it again.")),
        FindingCode.Blank => (
            new($"{where.Zh}是空白的，没有任何内容{Of(detail).Zh}。", $"{where.En} is blank{Of(detail).En}."),
            new("请上传有内容的文件；如果是扫描件，请检查是否放反或漏扫。", "Upload the file with its content; if it is a scan, check that the right side was scanned.")),
        FindingCode.UnsupportedFormat => (
            new($"{where.Zh}的格式{(detail is null ? "" : $"（{detail}）")}无法读取。", $"{where.En} is in a format that cannot be read{(detail is null ? "" : $" ({detail})")}."),
            HowToConvert(defect.Detail)),
        FindingCode.TooLarge => (
            new($"{where.Zh}太大{Limit(defect).Zh}，未作读取。", $"{where.En} is too large{Limit(defect).En} and was not read."),
            new("请压缩图片或拆分成几个文件后重新上传。", "Compress its pictures or split it, and upload it again.")),
        FindingCode.LimitExceeded => (
            new($"{where.Zh}解压后过大或内容过多{Limit(defect).Zh}，为安全起见停止读取{Of(detail).Zh}。", $"{where.En} exceeds a reading limit{Limit(defect).En}; reading was stopped{Of(detail).En}."),
            new("请减少文件数量、页数或压缩层数，拆分后重新上传。", "Reduce the number of files, pages or archive layers, split it and upload it again.")),
        FindingCode.UnsafePath => (
            new($"{where.Zh}里有指向压缩包之外的文件路径{Of(detail).Zh}，为安全起见未予读取。", $"{where.En} holds a path that leads out of the archive{Of(detail).En}; for safety it was not read."),
            new("请用常用压缩软件重新打包，或直接上传其中的文件。", "Pack the files again with a common tool, or upload them directly.")),
        FindingCode.Malware => (
            new($"{where.Zh}被查出恶意程序{Of(detail).Zh}，已隔离，未予读取。", $"{where.En} was found to hold malware{Of(detail).En}; it was set apart and not read."),
            new("请在电脑上查杀病毒后，重新制作并上传该文件。", "Clean your computer, make the file anew and upload it.")),
        FindingCode.Illegible => (
            new($"{where.Zh}太模糊，文字无法辨认{Of(detail).Zh}。", $"{where.En} is too poor to be read{Of(detail).En}."),
            new("请重新扫描（300 DPI 以上）或在光线充足处重新拍照，确认文字清楚后上传。", "Scan it again (300 DPI or more) or take a new photo in good light, check that the letters are clear and upload it.")),
        FindingCode.ActiveContent => (
            new($"{where.Zh}含有宏、脚本或外部链接{Of(detail).Zh}，系统未执行，只读取了文字。", $"{where.En} holds macros, scripts or external links{Of(detail).En}; none was run, only the text was read."),
            new("不影响核验；建议另存为不含宏和脚本的文件。", "It changes no verdict; better save the file without macros and scripts.")),
        FindingCode.TypeMismatch => (
            new($"{where.Zh}的文件后缀与实际格式{(detail is null ? "" : $"（{detail}）")}不一致，已按实际格式读取。", $"The ending of {where.En} disagrees with its true format{(detail is null ? "" : $" ({detail})")}; it was read by its true format."),
            new("不影响核验；建议改正文件后缀，以免他人打不开。例如：内容是 PDF 的文件，后缀应为 .pdf。", "It changes no verdict; better correct the ending so that others can open it.")),
        FindingCode.HiddenText => (
            new($"{where.Zh}中有肉眼看不见的文字{Of(detail).Zh}；看不见的内容不作为依据。", $"{where.En} holds text that no person can see{Of(detail).En}; what cannot be seen proves nothing."),
            new("请删除隐藏文字；需要作为材料的内容，请用正常可见的文字写出。", "Remove the hidden text; write what is meant as material so that it can be seen.")),
        FindingCode.DuplicateFile => (
            new($"{where.Zh}与“{detail}”内容完全相同。", $"{where.En} is the same as “{detail}”."),
            new("不影响核验；如果本应是另一份材料，请换成正确的文件。", "It changes no verdict; if another document was meant, replace it.")),
        _ => (
            new($"{where.Zh}：{defect.Code}{Of(detail).Zh}。", $"{where.En}: {defect.Code}{Of(detail).En}."),
            new("请检查该文件后重新上传。", "Check the file and upload it again.")),
    };

    /// <summary>How to turn a format that is not read into one that is.</summary>
    private static Bilingual HowToConvert(string? format) => format?.ToLowerInvariant() switch
    {
        ".heic" or ".heif" or "image/heic" => new(
            "请在手机或电脑上把照片另存（导出）为 JPG 后重新上传；手机拍照可在相机设置中选择“兼容性最佳”（JPG）。",
            "Export the photo as JPG and upload it again; phones have a camera setting for it (“most compatible”)."),
        "xfa" => new("请用 Adobe Acrobat 打开该表单，打印为 PDF 后重新上传。", "Open the form in Adobe Acrobat, print it to PDF and upload that."),
        ".exe" or "application/vnd.microsoft.portable-executable" => new(
            "请勿上传程序或自解压文件；请上传其中的文件，或打包为 ZIP 后上传。", "Upload no programs and no self-extracting archives, but the files themselves or a ZIP of them."),
        _ => new("请另存为 PDF、Word、Excel 或图片后重新上传。", "Save it as PDF, Word, Excel or a picture and upload it again."),
    };

    private static Bilingual Of(string? detail) => detail is null ? new("", "") : new($"（{detail}）", $" ({detail})");

    private static Bilingual Limit(Defect defect) => (defect.Limit, defect.Met) switch
    {
        (null, null) => new("", ""),
        ({ } limit, null) => new($"（限度 {limit}）", $" (limit {limit})"),
        (null, { } met) => new($"（实际 {met}）", $" (met {met})"),
        var (limit, met) => new($"（限度 {limit}，实际 {met}）", $" (limit {limit}, met {met})"),
    };
}
