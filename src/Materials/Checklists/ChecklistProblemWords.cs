using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Materials.Checklists;

/// <summary>What is wrong with a checklist file, in Chinese, for those who write one.</summary>
/// <remarks>Keys and values stay as they stand in the file. What is not known here (the words of the YAML library) stays English behind a Chinese beginning.</remarks>
internal static class ChecklistProblemWords
{
    public static string InChinese(string message)
    {
        foreach (var (english, chinese) in All)
            if (english.Match(message) is { Success: true } match)
                return match.Result(chinese);
        return $"有误：{message}";
    }

    private static readonly ImmutableArray<(Regex English, string Chinese)> All =
    [
        Words("missing field '(.+)'", "缺少“$1”这一栏"),
        Words("unknown key '(.+)'; here belong (.+)", "没有“$1”这一栏，这里可以写：$2"),
        Words("unknown rule '(.+)'; there are (.+)", "没有“$1”这条规则，可选：$2"),
        Words("rule '(.+)' needs '(.+)'", "规则“$1”须写明“$2”"),
        Words("unknown place '(.+)'; there are (.+)", "“in” 不能写“$1”，可选：$2"),
        Words("unknown structure '(.+)'; there are (.+)", "没有“$1”这种版式，可选：$2"),
        Words("unknown level '(.+)'; there are none in this checklist", "没有“$1”这个级别，本清单未设级别（levels）"),
        Words("unknown level '(.+)'; there are (.+)", "没有“$1”这个级别，可选：$2"),
        Words("unknown fact '(.+)'; there are none in this checklist", "没有“$1”这个情况，本清单未设情况（facts）"),
        Words("unknown fact '(.+)'; there are (.+)", "没有“$1”这个情况，可选：$2"),
        Words("unknown answer '(.+)' to '(.+)'; there are (.+)", "“$2”没有“$1”这个选项，可选：$3"),
        Words("'(.+)' needs at least one answer; there are (.+)", "“$1”至少要写一个选项，可选：$2"),
        Words("unknown element '(.+)' in '(.+)'", "“$2”里写的“$1”不是本项的要素"),
        Words("unknown item '(.+)' in rule '(.+)'", "规则“$2”里写的“$1”不是清单中的材料"),
        Words("unknown item '(.+)'", "清单中没有“$1”这项材料"),
        Words("unknown industry '(.+)'; there are (.+)", "没有“$1”这个行业，可选：$2"),
        Words("unknown checklist '(.+)' in 'extends'; there are (.+)", "“extends” 不能写“$1”，可选：$2"),
        Words("'(.+)' is at version (.+), the file was made for (.+); compare them and name the new version", "“$1”现在是 $2 版，本文件按 $3 版编写；请核对有无变化，再改成新版本号"),
        Words("duplicate key '(.+)' in '(.+)'", "“$2”里“$1”写了两次"),
        Words("duplicate key '(.+)'", "“$1”写了两次"),
        Words("duplicate item '(.+)'", "材料“$1”写了两次"),
        Words("duplicate element '(.+)'", "要素“$1”写了两次"),
        Words("duplicate kind '(.+)'", "类别“$1”写了两次"),
        Words("duplicate rule '(.+)'", "规则“$1”写了两次"),
        Words("bad key '(.*)'; a key is made of small letters, digits and hyphens", "“$1”不能作编号，编号只用小写字母、数字和连字符"),
        Words("bad word '(.+)': a word needs text, and no gap may begin it", "词“$1”有误：词要有文字，且不能以“…”开头"),
        Words("bad word '(.+)': a brace is not closed", "词“$1”有误：“{”没有配对的“}”"),
        Words("bad word '(.+)': a brace closes that was not opened", "词“$1”有误：“}”没有配对的“{”"),
        Words("bad word '(.+)': (.+) may (?:be|have|spell out to) .*?(\\d+) .+", "词“$1”太复杂，请拆成几个词"),
        Words("'(.+)' must be a whole number from (.+) to (.+)", "“$1”须是 $2 到 $3 的整数"),
        Words("'(.+)' must be a number from (.+) to (.+)", "“$1”须是 $2 到 $3 的数"),
        Words("'(.+)' must be a whole number from 1", "“$1”须是 1 以上的整数"),
        Words("'(.+)' must be a text", "“$1”须是一段文字"),
        Words("'(.+)' must be a list of lists, such as (.+)", "“$1”须写成两层列表，例如 $2"),
        Words("each of '(.+)' must be a list of at least two keys", "“$1”的每一组至少要有两个编号"),
        Words("'(.+)' must have zh and en", "“$1”须写明中文（zh）和英文（en）"),
        Words("'(.+)' must be a list of texts", "“$1”须是文字的列表"),
        Words("'(.+)' must be a list", "“$1”须是列表，每条以“- ”开头"),
        Words("each of '(.+)' must be a map", "“$1”的每一条都要有栏目名和内容"),
        Words("'when' must be a map of facts and the answers for which the item is asked", "“when” 下面须写明情况和选项，例如 when: { business: [manufacturing] }"),
        Words("'not-applicable' must be a map with 'example'", "“not-applicable” 下面须有 “example”"),
        Words("a fact needs at least two 'values'", "一个情况（facts）至少要有两个选项（values）"),
        Words("a cue needs 'words'", "识别依据须写明词语（words）"),
        Words("a checklist must be a map with id, version, title and items", "清单文件须有 id、version、title 和 items"),
        Words("a checklist needs at least one item", "清单至少要有一项材料"),
        Words("this is an overlay; it is laid on a checklist and is none itself", "这是行业附加要求，不能单独作为清单"),
        Words("the file is empty", "文件是空的"),
        Words("(?:anchors|aliases) are not allowed", "不能使用 YAML 的锚点和引用（& 和 *）；以这些符号开头的文字请加引号"),
        Words("a key must be a plain word", "栏目名须是一个词"),
        Words("not valid YAML: a bracket or quotation mark is not closed behind this place", "格式有误：此处之后有括号或引号没有配对"),
        Words("not valid YAML: (.+)", "格式（YAML）有误，多半是缩进、冒号或引号的问题：$1"),
    ];

    private static (Regex, string) Words(string english, string chinese) => (new($"^{english}$", RegexOptions.CultureInvariant | RegexOptions.Singleline), chinese);
}
