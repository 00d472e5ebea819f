using System.Net;
using Materials.Specimens.Planning;
using Materials.Specimens.Voices;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Printing;

/// <summary>What a business licence says; a null name or code was covered or cut off.</summary>
internal sealed record License(Company Holder, string? Name, string? Code, DateOnly Founded, DateOnly? Until, bool PrintsTerm, bool Sealed)
{
    /// <summary>The horizontal form has been printed since March 2019; older companies changed to it.</summary>
    private static readonly DateOnly FirstOfThisForm = new(2019, 3, 1);

    /// <summary>The page as printed: horizontal since 2019-03, with a term only on older ones.</summary>
    public string Html()
    {
        var dice = new Dice("license", Holder.Name);
        var authority = Authority();
        var seal = Sealed ? $"<img class=seal src='data:image/png;base64,{Convert.ToBase64String(Pictures.Seal(authority))}'>" : "";
        var address = dice.Pick(["住        所", "住　　所", "经营场所"]);
        var capital = dice.Pick(["壹佰万元整", "伍佰万元整", "壹仟万元整", "贰佰万元人民币", "叁仟万元人民币"]);
        var type = dice.Pick(["有限责任公司(自然人投资或控股)", "有限责任公司(自然人独资)", "其他有限责任公司", "有限责任公司(非自然人投资或控股的法人独资)"]);
        var term = !PrintsTerm ? "" : Row("营业期限", Until is { } until ? $"{Long(Founded)}至{Long(until)}" : dice.Pick(["长期", $"{Long(Founded)}至长期"]));
        var issued = (Founded > FirstOfThisForm ? Founded : FirstOfThisForm).AddDays(dice.Between(0, 600));
        return $$"""
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><style>@page { size: A4 landscape; margin: 12mm }
            body { font-family: "Noto Serif CJK SC"; font-size: 13pt } .frame { border: 6px double #b8860b; height: 152mm; padding: 8mm 14mm; position: relative; background: #fffdf5 }
            h1 { text-align: center; letter-spacing: .6em; font-size: 34pt; margin: 4mm 0 0 } .copy { text-align: center; font-size: 14pt } .code { position: absolute; left: 14mm; top: 12mm; font-size: 11pt }
            table { width: 100%; margin-top: 6mm } td { padding: 2.2mm 2mm; vertical-align: top } .label { width: 28mm; color: #8b5a00; white-space: pre } .qr { position: absolute; right: 16mm; top: 12mm; width: 22mm; height: 22mm; background: repeating-conic-gradient(#000 0 25%, #fff 0 50%) 0 0/3mm 3mm }
            .authority { position: absolute; right: 28mm; bottom: 14mm; text-align: center; line-height: 2 } .seal { position: absolute; right: 22mm; bottom: 6mm; width: 40mm; opacity: .82 } .foot { position: absolute; left: 14mm; bottom: 3mm; font-size: 8pt }
            </style></head><body><div class=frame><div class=code>{{(Code is null ? "" : $"统一社会信用代码<br><b>{Code}</b>")}}</div><div class=qr></div><h1>营业执照</h1><div class=copy>{{dice.Pick(["(副 本)", "(副本)", "(副　本)1-1"])}}</div>
            <table>{{(Name is null ? "" : Row("名        称", Name))}}{{Row("类        型", type)}}{{Row("法定代表人", Holder.Legal)}}{{Row("注册资本", capital)}}{{Row("成立日期", Long(Founded))}}{{term}}{{Row(address, Holder.Address)}}{{Row("经营范围", Holder.Scope)}}</table>
            <div class=authority>登记机关　{{authority}}<br>{{issued.Year}} 年 {{issued.Month:00}} 月 {{issued.Day:00}} 日</div>{{seal}}<div class=foot>国家企业信用信息公示系统网址:http://www.gsxt.gov.cn　　市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告</div></div></body></html>
            """;
    }

    private string Authority()
    {
        var region = Holder.Region;
        var city = region[(region.IndexOf('省', StringComparison.Ordinal) + 1)..];
        return city + "市场监督管理局";
    }

    private static string Row(string label, string value) => $"<tr><td class=label>{label}</td><td>{WebUtility.HtmlEncode(value)}</td></tr>";

    private static string Long(DateOnly day) => $"{day.Year}年{day.Month:00}月{day.Day:00}日";
}
