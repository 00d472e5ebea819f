using System.Text.RegularExpressions;

namespace Materials.Documents;

/// <summary>How chapters, clauses and steps are numbered.</summary>
internal static partial class Numbering
{
    /// <summary>第三章, 四、, (五), 6 标题, 7.1, 第八条: the number of a part of something.</summary>
    public static bool IsChapter(string text) => Chapter().IsMatch(text);

    /// <summary>第八条 or 7.1: the number of a clause.</summary>
    public static bool IsClause(string text) => Clause().IsMatch(text);

    /// <summary>A heading in brackets: 【服务过程】.</summary>
    public static bool IsBracketed(string text) => text.StartsWith('【') && text.EndsWith('】');

    /// <summary>第一步, 步骤二, ①, Step 3: the number of a step.</summary>
    public static bool IsStep(string text) => Step().IsMatch(text);

    /// <summary>A number with at most a short unit behind it: 3, 12组, 2 台.</summary>
    public static bool IsQuantity(string text) => Quantity().IsMatch(text);

    /// <summary>A day or a month, in the forms people write.</summary>
    public static bool IsDate(string text) => Date().IsMatch(text);

    [GeneratedRegex(@"^\s*(第\s*[一二三四五六七八九十百\d]+\s*[章节条编部篇]|[一二三四五六七八九十]{1,3}\s*[、.\uFF0E]|[(\uFF08][一二三四五六七八九十\d]{1,3}[)\uFF09]|\d{1,2}(\.\d{1,2}){0,3}(\s|[、..)](?!\d)|(?=[\u4e00-\u9fff])))")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^\s*(第\s*[一二三四五六七八九十百\d]+\s*条|\d{1,2}\.\d{1,2}(\.\d{1,2})?(?!\d)|[(\uFF08][一二三四五六七八九十\d]{1,3}[)\uFF09])")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^\s*(第\s*[一二三四五六七八九十\d]+\s*步|步骤\s*[一二三四五六七八九十\d]+|[①-⑳]|[Ss]tep\s*\d+)")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\s*[约≥]?\d{1,5}(\.\d+)?\s*[^\d\s\-./:%\uFF05]{0,2}\s*$")]
    private static partial Regex Quantity();

    [GeneratedRegex(@"(19|20)\d{2}\s*[-/.年]\s*\d{1,2}(\s*[-/.月]\s*\d{1,2})?|(?<!\d)\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|^\s*\d{1,2}[-/.]\d{1,2}(\s|$)|(?<!\d)20\d{6}(?!\d)|二[〇○零]..年.{1,2}月")]
    private static partial Regex Date();
}
