using System.Collections.Frozen;

namespace Materials.Fields;

/// <summary>Chinese family names: what tells a person's name from any other word of two to four ideographs.</summary>
/// <remarks>The names of the 百家姓 and the further ones that are common today; rarer ones are told by the labels beside them. A few that begin ordinary
/// words of certificates far more often than names (有, 经, 全) are left out.</remarks>
internal static class Surnames
{
    /// <summary>Whether a text of two to four ideographs may be a person's name by its family name.</summary>
    public static bool Begin(string text) => text.Length switch
    {
        2 => Single.Contains(text[0]),
        3 => Single.Contains(text[0]) || Double.Contains(text[..2]),
        4 => Double.Contains(text[..2]) || (Single.Contains(text[0]) && Single.Contains(text[1])),
        _ => false,
    };

    private static readonly FrozenSet<char> Single = (
        "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄和穆萧尹" +
        "姚邵湛汪祁毛禹狄米贝明臧伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊" +
        "於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却" +
        "璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾毋沙乜养鞠须丰巢关蒯查荆红游竺权逯盖益桓" +
        "岳帅缑亢况郈琴归海晋楚闫汝鄢涂钦商牟佘佴伯赏墨哈谯笪爱阳佟肖付邸战冼覃岩苑揭楼过仝茆蹇仉").ToFrozenSet();

    private static readonly FrozenSet<string> Double = new[]
    {
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容",
        "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕", "令狐",
        "段干", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "公户", "公玉", "公仪", "梁丘", "公仲", "公上", "公门", "公山", "公坚", "左丘", "公伯", "西门", "公祖", "第五", "公乘", "贯丘", "公皙",
        "南荣", "东里", "东宫", "仲长", "子书", "子桑", "即墨", "达奚", "褚师", "纳兰", "完颜", "叶赫", "富察", "钮祜", "爱新", "佟佳", "那拉", "马佳", "章佳", "小林", "高桥", "佐藤", "铃木", "田中",
        "渡边", "山本", "中村", "伊藤", "加藤", "吉田", "山田", "佐佐", "松本", "井上", "木村",
    }.ToFrozenSet(StringComparer.Ordinal);
}
