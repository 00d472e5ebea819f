using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>The name of the person that a certificate is made out to.</summary>
internal static partial class HolderName
{
    /// <summary>The name in a value, such as 王小明 in “王 小 明 性别 男”; null when no real name stands there.</summary>
    public static string? In(string value)
    {
        if (Beside.Match(Widths.Bare(value)) is { Success: true } own && !NoName.IsMatch(own.Value))
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
        var match = Certifies.Match(Widths.Narrow(sentence));
        return match.Success ? In(match.Groups["name"].Value) : null;
    }

    // The registered name behind the one by which somebody is called: Leo(李欧).
    [GeneratedRegex(@"^[^()]{1,16}\((?<own>[\u3400-\u9FFF·]{2,8})\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beside { get; }

    // What follows a name on its line when no blank parts them.
    [GeneratedRegex("(?:性别|身份证|出生|证件|民族|学历|工种|单位).*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tail { get; }

    [GeneratedRegex("(?:同志|先生|女士|同学|学员)$", RegexOptions.CultureInvariant)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^(?:[\u3400-\u9FFF]|[\uD840-\uD888][\uDC00-\uDFFF]){2,4}$|^[\u3400-\u9FFF]{1,8}·[\u3400-\u9FFF·]{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese { get; }

    [GeneratedRegex(@"^[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'.-]*){1,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Latin { get; }

    [GeneratedRegex("某|姓名|性别|照片|签[名字章]|盖章|单位|部门|职[务称业]|证[书件号]|编号|日期|公司|待[定补填]|填写|无$|^空白|身份|出生|序号|合计|本人|先生|女士|同志|学员|Name|Gender|Sex|Date|No", RegexOptions.CultureInvariant)]
    private static partial Regex NoName { get; }

    [GeneratedRegex(@"(?:兹?证明|授予|学员|持证人|兹有)[:\s]*(?<name>[A-Za-z\u3400-\u9FFF·]{1,16}\([\u3400-\u9FFF]{2,4}\)(?=\s|$)|[\u3400-\u9FFF·]{2,8}?|[\u3400-\u9FFF](?:\s[\u3400-\u9FFF]){1,3})\s*(?:同志|先生|女士|同学|\(|,|，|。|、|于|自|参加|已|经|系|具|身份证|性别|男|女|$)|^\s*(?<name>[\u3400-\u9FFF·]{2,4}|[\u3400-\u9FFF](?:\s[\u3400-\u9FFF]){1,3})\s*(?:同志|先生|女士)\s*[:,，于]?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Certifies { get; }
}
