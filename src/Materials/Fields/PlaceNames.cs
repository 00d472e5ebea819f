using System.Text.RegularExpressions;

namespace Materials.Fields;

/// <summary>Names of places that registered names begin with: the provinces, the larger cities, and the cities of Anhui, where most applicants sit.</summary>
internal static partial class PlaceNames
{
    /// <summary>The places that a name begins with, one behind the other (安徽省合肥市); empty for none.</summary>
    public static string AtStart(string name) => Leading.Match(name).Value;

    [GeneratedRegex("""
        ^(?:(?:中国|华东|北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门
        |合肥|芜湖|蚌埠|淮南|马鞍山|淮北|铜陵|安庆|黄山|滁州|阜阳|宿州|六安|亳州|池州|宣城|巢湖|桐城|宁国|天长|明光|界首|庐州
        |南京|苏州|无锡|常州|徐州|南通|扬州|镇江|泰州|盐城|杭州|宁波|温州|绍兴|嘉兴|湖州|金华|台州|福州|厦门|泉州|南昌|九江|济南|青岛|烟台|潍坊|临沂|郑州|洛阳|武汉|宜昌|襄阳|长沙|株洲
        |广州|深圳|佛山|东莞|珠海|中山|惠州|南宁|柳州|海口|成都|绵阳|贵阳|昆明|西安|兰州|西宁|银川|乌鲁木齐|石家庄|保定|唐山|太原|大同|沈阳|大连|长春|哈尔滨|呼和浩特)(?:省|市|自治区)?){1,3}
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Leading { get; }
}
