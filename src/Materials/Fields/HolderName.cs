using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>The name of the person that a certificate is made out to.</summary>
internal static partial class HolderName
{
    /// <summary>The name in a value, such as 王小明 in “王 小 明 性别 男”; null when no real name stands there.</summary>
    public static string? In(string value)
    {
        foreach (var called in (string[])[Widths.Bare(value), Widths.Narrow(value).Trim().Split([' ', '\t'], 2)[0]])
            if (Beside.Match(called) is { Success: true } own && !NoName.IsMatch(own.Value))
                return own.Groups["own"].Value;
        var text = Tail.Replace(Widths.Narrow(value), "").Trim(' ', '\t', ':', ',', '，', '。', '_', '(', ')');
        foreach (var candidate in (string[])[Widths.Bare(text), text.Split([' ', '\t'], 2)[0]])
        {
            var name = Address.Replace(candidate, "");
            if (Chinese.IsMatch(name) && !NoName.IsMatch(name))
                return name;
        }

        return Latin.IsMatch(text) && !NoName.IsMatch(text) ? text : null;
    }

    /// <summary>The person whom a sentence certifies: 兹证明王小明同志…; null when it certifies none.</summary>
    public static string? Certified(string sentence)
    {
        var narrow = Widths.Narrow(sentence);
        if (Certifies.Match(narrow) is { Success: true } match)
            return In(match.Groups["name"].Value);
        if (Awarded.Match(narrow) is { Success: true } awarded)
            return In(awarded.Groups["name"].Value);
        return Achieved.Match(narrow) is { Success: true } achieved && In(achieved.Groups["name"].Value) is { } name && Surnames.Begin(name) ? name : null;
    }

    /// <summary>The person whose name is all that a line says; null when it says anything else.</summary>
    public static string? Alone(string line) => Widths.Bare(line) is { Length: <= LongestName } bare && Candidates(bare).FirstOrDefault() is { } name && name == bare ? name : null;

    /// <summary>Of two family names and two given ones.</summary>
    private const int LongestName = 4;

    /// <summary>What on a line looks like a person's name, whatever stands beside it.</summary>
    public static IEnumerable<string> Candidates(string line) =>
        Token.Matches(Widths.Narrow(line)).Select(m => m.Value).Where(t => Surnames.Begin(t) && !NoName.IsMatch(t) && !Word.IsMatch(t));

    // The registered name behind the one by which somebody is called: Leo(李欧).
    [GeneratedRegex(@"^[^()]{1,16}\((?<own>[\u3400-\u9FFF·]{2,8})\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beside { get; }

    // This certifies that …, awarded to ….
    [GeneratedRegex(@"(?i:certi(?:f|ﬁ|fi)(?:y|es|ies)\s+that|(?:awarded|presented|granted|issued|conferred)\s+(?:to|on|upon))\s*[:]?\s*(?<name>[A-Za-z·\u3400-\u9FFF]{1,16}\([\u3400-\u9FFF]{2,4}\)|[\u3400-\u9FFF·]{2,8}(?![\u3400-\u9FFF])|[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*){1,3}?(?=\s+(?:has|have|for|who|is|on|in)\b|\s*$|[,.(]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Awarded { get; }

    // 储晨 完成质量负责人课程, 鞠文斌经化学分析考核: a name at the head of a sentence that says what its bearer has done.
    [GeneratedRegex(@"^\s*(?<name>[A-Za-z\u3400-\u9FFF]{1,10}\([\u3400-\u9FFF]{2,4}\)|[\u3400-\u9FFF]{2,4}?)\s*(?:于|自|在)?\s*(?:本班|本期|\d{2,4}年[^,，。]{0,14})?\s*(?:完成|修完|修业|通过|经|已|参加|考核|考试|取得|获得|学完|受训|具备|被评|符合)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Achieved { get; }

    [GeneratedRegex(@"(?<![\u3400-\u9FFF])[\u3400-\u9FFF]{2,4}(?![\u3400-\u9FFF])", RegexOptions.CultureInvariant)]
    private static partial Regex Token { get; }

    // Ordinary words that begin as family names do: 高级, 安全, 成绩, 车工; and who is named by an office.
    [GeneratedRegex(@"[级工证章片绩格龄间号]$|主任|经理|[厂校院所站科处部]长$|安全|安装|高压|高处|方法|时间|水平|金属|管理|常用|平均|计算|应用|支持|强电|路线|单项|双证|党员|向导|华东|江苏|江西|云南|广东|广西|海南|贵州|安徽|河北|河南|山东|山西|湖北|湖南|许可|宣城|黄山|池州|马鞍山|安庆|六安|左右|左侧|右侧|查验|查询|温度|时效|于此|能力|支部|司机|商业|明细|祝贺|万元|方向|范围|经办|广告|焦点", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    // What follows a name on its line when no blank parts them.
    [GeneratedRegex("(?:性别|身份证|出生|证件|民族|学历|工种|单位).*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tail { get; }

    [GeneratedRegex("(?:同志|先生|女士|同学|学员)$", RegexOptions.CultureInvariant)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^(?:[\u3400-\u9FFF]|[\uD840-\uD888][\uDC00-\uDFFF]){2,4}$|^[\u3400-\u9FFF]{1,8}·[\u3400-\u9FFF·]{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese { get; }

    [GeneratedRegex(@"^[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*){1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Latin { get; }

    [GeneratedRegex("台账|名[册单]|一览|清单|汇总|资[格质]|某|姓名|性别|照片|签[名字章]|盖章|单位|部门|职[务称业]|证[书件号]|编号|日期|公司|待[定补填]|填写|无$|^空白|身份|出生|序号|合计|本人|先生|女士|同志|学员|Name|Gender|Sex|Date|No", RegexOptions.CultureInvariant)]
    private static partial Regex NoName { get; }

    [GeneratedRegex(@"(?:兹?证明|授予|学员|持证人|兹有)[:\s]*(?<name>[A-Za-z\u3400-\u9FFF·]{1,16}\([\u3400-\u9FFF]{2,4}\)(?=\s|$)|[\u3400-\u9FFF·]{2,8}?|[\u3400-\u9FFF](?:\s[\u3400-\u9FFF]){1,3})\s*(?:同志|先生|女士|同学|\(|,|，|。|、|于|自|参加|已|经|系|具|身份证|性别|男|女|$)|^\s*(?<name>[\u3400-\u9FFF·]{2,4}|[\u3400-\u9FFF](?:\s[\u3400-\u9FFF]){1,3})\s*(?:同志|先生|女士)\s*[:,，于]?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Certifies { get; }
}
