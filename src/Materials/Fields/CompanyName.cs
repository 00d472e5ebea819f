using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>Names of companies as registered: what is one, and whether two are the same.</summary>
internal static partial class CompanyName
{
    /// <summary>Two names of which one in this many characters differs may be one name misread or mistyped.</summary>
    public const int CharactersPerSlip = 6;

    /// <summary>Whether a text, apart from blanks, is a company's full name and nothing else.</summary>
    public static bool Is(string text) => Whole.IsMatch(Widths.Bare(text));

    /// <summary>Whether a text ends with a company's name, whatever leads to it.</summary>
    public static bool EndsWith(string text, string company) => Key(text).EndsWith(Key(company), StringComparison.Ordinal);

    /// <summary>The company that a text begins with, such as of 合肥某某有限公司售后服务手册; null when it begins with none.</summary>
    public static string? AtStart(string text) =>
        Leading.Match(Widths.Narrow(text).Trim()) is { Success: true } m && Own(m.Value.Trim()) is var name && !NotAName.IsMatch(name) ? name : null;

    // A Chinese name holds no blanks: what stands before one is a number, a version, a label (QM-01 Rev.7 合肥某某有限公司). Spaced letters are one name.
    private static string Own(string name)
    {
        var last = name[(name.LastIndexOf(' ') + 1)..];
        return Enough.IsMatch(last) ? Bracketed.Replace(last, "") : name;
    }

    /// <summary>
    /// The works, institute, cooperative or group that a title begins with, such as of 芜湖某某水泵厂售后服务手册. Only where a place leads the name: what else ends so is
    /// a part of a company (客户服务中心, 生产一厂).
    /// </summary>
    public static string? WorksAtStart(string text)
    {
        var match = Works.Match(Widths.Bare(text));
        return match.Success && PlaceNames.AtStart(match.Groups["name"].Value).Length > 0 ? match.Groups["name"].Value : null;
    }

    /// <summary>Whether a name without its legal form is a company's own: 合肥轴承厂 of 合肥轴承厂有限责任公司, 安徽青禾集团 of 青禾集团股份有限公司.</summary>
    public static bool IsShortOf(string name, string company)
    {
        var key = Key(name);
        var own = key[PlaceNames.AtStart(key).Length..];
        return !key.EndsWith("公司", StringComparison.Ordinal) && own.Length >= ShortestOwn && Key(company).Contains(own, StringComparison.Ordinal);
    }

    /// <summary>Less than this (大厂) is anybody's.</summary>
    private const int ShortestOwn = 3;

    /// <summary>
    /// Whether a name is that of a group, or of works that became a company, to which a company of the same trade name may belong: 安徽青禾集团有限公司 and 合肥青禾机电有限公司.
    /// </summary>
    public static bool IsGroupOf(string group, string company)
    {
        var at = GroupForm.Match(Key(group));
        if (!at.Success)
            return false;
        var (name, member) = (Own(at.Groups["name"].Value), Own(Key(company)));
        return Enumerable.Range(0, Math.Max(0, name.Length - 1)).Select(i => name.Substring(i, 2)).Any(pair => !Trade.IsMatch(pair) && member.Contains(pair, StringComparison.Ordinal));

        static string Own(string key) => Form.Replace(key[PlaceNames.AtStart(key).Length..], "");
    }

    /// <summary>How two names compare; widths, blanks and brackets of either form make no difference.</summary>
    public static NameComparison Compare(string one, string other)
    {
        var (a, b) = (Key(one), Key(other));
        if (a == b)
            return NameComparison.Same;
        if (Loose(a) == Loose(b) || IsBranch(a, b) || IsBranch(b, a))
            return NameComparison.Near;
        return Distance(a, b) <= Math.Max(1, Math.Min(a.Length, b.Length) / CharactersPerSlip) ? NameComparison.Near : NameComparison.Different;
    }

    /// <summary>The form in which names are compared.</summary>
    public static string Key(string name) => Punctuation.Replace(Widths.Bare(name), "");

    // 安徽省合肥市X有限责任公司 and 安徽合肥X有限公司 are often one company, loosely written.
    private static string Loose(string key) =>
        Regex.Replace(key, "有限责任公司|股份有限公司", "有限公司").Replace("省", "", StringComparison.Ordinal).Replace("市", "", StringComparison.Ordinal);

    private static bool IsBranch(string whole, string part) => part.StartsWith(whole, StringComparison.Ordinal) && part.EndsWith("分公司", StringComparison.Ordinal);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], cost);
            }
        }

        return row[b.Length];
    }

    [GeneratedRegex(@"^[\p{L}\p{N}()&·.-]{2,40}(?:公司|合伙企业(?:\([^)]{2,6}\))?|集团|厂|中心|研究院|研究所|合作社)$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole { get; }

    [GeneratedRegex(@"^[\p{L}\p{N}()&·. -]{2,40}?(?:有限(?:责任)?公司|股份公司|集团公司)(?:[\p{L}]{1,10}分公司)?", RegexOptions.CultureInvariant)]
    private static partial Regex Leading { get; }

    [GeneratedRegex(@"^(?<name>[\u3400-\u9FFF()]{4,24}?(?:厂|研究院|研究所|合作社|集团|总公司))(?:$|售后|客户|顾客|服务|质量|品质|管理|程序|作业|满意)", RegexOptions.CultureInvariant)]
    private static partial Regex Works { get; }

    [GeneratedRegex("^(?<name>.+?)(?:集团|控股|总公司|(?:厂|研究院|研究所|合作社)$)", RegexOptions.CultureInvariant)]
    private static partial Regex GroupForm { get; }

    [GeneratedRegex("(?:股份)?有限(?:责任)?公司.*$|集团|控股", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }

    /// <summary>What companies deal in; two of one trade are no group.</summary>
    [GeneratedRegex("^(?:机电|机械|电子|电器|电气|科技|技术|设备|实业|工业|制造|贸易|商贸|建设|能源|环境|环保|汽车|家电|信息|智能|国际|泵业|阀门|仪表|自动|动化|材料|新材|工程|服务|发展|投资|装备)$", RegexOptions.CultureInvariant)]
    private static partial Regex Trade { get; }

    /// <summary>A place, a name of its own and a form: nothing shorter is a whole registered name.</summary>
    [GeneratedRegex(@"[\u3400-\u9FFF()]{4,}(?:有限(?:责任)?公司|股份公司|集团公司)", RegexOptions.CultureInvariant)]
    private static partial Regex Enough { get; }

    [GeneratedRegex(@"^\([A-Za-z]{1,8}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed { get; }

    // Prose and types of company that end as names do: 本公司为一家有限公司, 类型:有限责任公司.
    [GeneratedRegex("^(?:有限|股份|一人)|^(?:本|我|该|贵|各|由|为|是|与|和|向|对|在|受|经|请)|是一家|系一家|类型|成为|客户|供应商", RegexOptions.CultureInvariant)]
    private static partial Regex NotAName { get; }

    [GeneratedRegex(@"[()\[\]·.,、，。'""“”_-]", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation { get; }
}

/// <summary>How two names compare.</summary>
internal enum NameComparison
{
    Same,

    /// <summary>So alike that one may be a slip, a looser form or a branch of the other.</summary>
    Near,

    Different,
}
