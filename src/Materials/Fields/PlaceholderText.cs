using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>Text of a template that was not filled in.</summary>
internal static partial class PlaceholderText
{
    /// <summary>The placeholders of a page with the place they stand at, in order.</summary>
    public static ImmutableArray<Placeholder> FindAll(Page page)
    {
        var found = ImmutableArray.CreateBuilder<Placeholder>();
        foreach (var line in page.Lines)
        {
            // Widths are kept: full-width brackets are what templates are made of.
            foreach (Match match in Instruction.Matches(line.Text))
                found.Add(new(page.Number, match.Value.Trim(), line.Text.Trim(), Certain: true));
            // A question to a customer is answered by hand.
            foreach (var match in Unsure.Matches(line.Text).Where(_ => !line.Text.Contains('您', StringComparison.Ordinal)))
                found.Add(new(page.Number, match.Value.Trim(), line.Text.Trim(), Certain: false));
            foreach (Match match in Blanked.Matches(line.Text))
                found.Add(new(page.Number, match.Value.Trim(), line.Text.Trim(), Certain: !match.Value.StartsWith('某') && !IsSomeoneElse(line.Text, match.Index)));
        }

        return found.ToImmutable();
    }

    // Customers and persons are often left unnamed on purpose (客户：XX公司, 王××); the applicant's own name is not.
    private static bool IsSomeoneElse(string line, int index)
    {
        var before = line[..index];
        return Other.IsMatch(before);
    }

    // Instructions to whoever fills the template in: [请填写…], 【公司名称】, (此处详细描述…), {{name}}, <公司名称>, 待补充, lorem ipsum.
    [GeneratedRegex("""
        [\[【〔［<＜][^\[\]【】〔〕<>＜＞\n]{0,20}(?:(?<!申)请|此处|填写|填入|输入|插入|补充|待定)[^\[\]【】〔〕<>＜＞\n]{0,30}[\]】〕］>＞]
        | [(（][^()（）\n]{0,10}(?:此处|(?<!申)请(?:自行|在|按|根据)?[^()（）\n]{0,6}(?:填写|填入|输入|插入|描述|补充|注明|说明)|待(?:补充|填写?|完善))[^()（）\n]{0,30}[)）]
        | [\[【〔［<＜](?:贵?公司|企业|单位|组织|产品|客户|项目|部门)?(?:全称|名称|简称|地址|姓名|电话|日期|年份|编号|法定代表人|logo|LOGO)[\]】〕］>＞]
        | \{\{[^{}\n]{1,40}\}\} | \$\{[^{}\n]{1,40}\} | \#\{[^{}\n]{1,40}\}
        | (?:单击|点击)(?:或点击)?此处(?:以)?(?:输入|添加|键入)\p{L}{0,6} | (?i:click\ (?:or\ tap\ )?here\ to\ enter\ \w+)
        | (?i:lorem\ ipsum) | (?i:\[(?:company|your\ company|insert|enter|name|date|address)[^\]\n]{0,30}\]) | (?i:<(?:company|insert|your)[^>\n]{0,30}>)
        | (?:示例|样例)(?:公司|企业|单位)(?:名称)? | ^\s*\p{L}{0,16}(?:手册|制度|程序文件|管理办法|作业指导书)\s?[(（\[【]?(?:模板|范本|范文|示范文本|参考样本|空白模板)[)）\]】]?\s*$
        | (?<![\p{L}])(?:此处|这里)(?:填写|插入|描述|输入)\p{L}{0,10} | 待补充 | 内容待定 | 请在此(?:处)?(?:填写|输入|插入)\p{L}{0,6}
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Instruction { get; }

    // A name, a date or a number blanked out by crosses, circles or a line inside the sentence: XX公司, ××有限公司, 20XX年, ____有限公司, XXXX Co., Ltd.
    [GeneratedRegex("""
        (?<![A-Za-z0-9])(?:[XxＸ×✕*＊]{2,}|[〇○Ｏ]{2,}|某某)\s?(?:市|县|省|区)?(?:\p{L}{0,6})(?:有限责任公司|有限公司|公司|集团)
        | (?<![A-Za-z0-9])[XxＸ×]{2,}\s+(?:Co\b|Company|Corp|Ltd|Inc)[.,\w\s]{0,12}
        | (?<!\d)(?:(?:19|20)[XxＸ×]{2}|[XxＸ×]{2,4})\s?年(?:\s?[XxＸ×\d]{1,2}\s?月(?:\s?[XxＸ×\d]{1,2}\s?日)?)?
        | (?<![\p{L}\d])[XxＸ×]{2,}\s?(?:省|市|路|号|部门|产品|品牌|负责人|总经理|经理|工程师|文件|版)
        | _{2,}\s?(?:股份)?(?:有限)?(?:责任)?公司 | ＿{2,}\s?(?:股份)?(?:有限)?(?:责任)?公司
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Blanked { get; }

    // A post with crosses for its name (总经理：XXX), the company's own figures left out (公司成立于____年): each may be discretion or a form, several are a template.
    [GeneratedRegex("""
        (?:总经理|董事长|法定代表人|负责人|编制|审核|批准|联系人|电话|地址|邮箱|热线)\s?[:：]\s?[XxＸ×*＊]{2,}(?![\dA-Za-z])
        | (?:本公司|我公司|公司|本厂|本企业)[^。；;:：，,?？□_＿]{0,10}[_＿]{2,}(?=\s?[年月日万人名个省市区路号台套%])
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Unsure { get; }

    [GeneratedRegex(@"(?:客户|用户|顾客|买方|甲方|采购方|供应商|供方|使用单位|报修单位|对方|住户|业主)[^。；;\t]{0,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Other { get; }
}

/// <summary>A placeholder on a page.</summary>
/// <param name="Text">The placeholder itself.</param>
/// <param name="Line">Its line, word for word.</param>
/// <param name="Certain">Whether one alone shows that the document was not filled in; someone else's name may have been left out on purpose.</param>
internal sealed record Placeholder(int Page, string Text, string Line, bool Certain);
