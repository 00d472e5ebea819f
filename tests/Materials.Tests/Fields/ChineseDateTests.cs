using Materials.Fields;
using Xunit;

namespace Materials.Tests.Fields;

public sealed class ChineseDateTests
{
    [Theory]
    [InlineData("2023年5月1日", "2023-05-01", "2023-05-01")]
    [InlineData("２０２３年５月１日", "2023-05-01", "2023-05-01")]
    [InlineData("2023 年 05 月 01 日", "2023-05-01", "2023-05-01")]
    [InlineData("二〇二三年五月一日", "2023-05-01", "2023-05-01")]
    [InlineData("二零二三年十二月三十一日", "2023-12-31", "2023-12-31")]
    [InlineData("二〇二六年十月二十五日", "2026-10-25", "2026-10-25")]
    [InlineData("2023.05.01", "2023-05-01", "2023-05-01")]
    [InlineData("2023-5-1", "2023-05-01", "2023-05-01")]
    [InlineData("2023/5/1", "2023-05-01", "2023-05-01")]
    [InlineData("20230501", "2023-05-01", "2023-05-01")]
    [InlineData("2026年5月", "2026-05-01", "2026-05-31")]
    [InlineData("2026年2月份", "2026-02-01", "2026-02-28")]
    [InlineData("2026.05", "2026-05-01", "2026-05-31")]
    [InlineData("23年5月1日", "2023-05-01", "2023-05-01")]
    [InlineData("2025年度", "2025-01-01", "2025-12-31")]
    [InlineData("2026年上半年", "2026-01-01", "2026-06-30")]
    [InlineData("2026年第三季度", "2026-07-01", "2026-09-30")]
    [InlineData("2025年3月至5月", "2025-03-01", "2025-05-31")]
    [InlineData("2026.04.01-2026.04.20", "2026-04-01", "2026-04-20")]
    [InlineData("2026-04-01 ~ 2026-04-20", "2026-04-01", "2026-04-20")]
    [InlineData("20260401-20260420", "2026-04-01", "2026-04-20")]
    [InlineData("2026年3月1日至3月15日", "2026-03-01", "2026-03-15")]
    [InlineData("2021年3月15日起至2024年3月14日止", "2021-03-15", "2024-03-14")]
    [InlineData("2014年05月19日 至 长期", "2014-05-19", "9999-12-31")]
    [InlineData("2014-05-19至无固定期限", "2014-05-19", "9999-12-31")]
    [InlineData("2019年3月至今", "2019-03-01", "9999-12-31")]
    [InlineData("2019.03—现在", "2019-03-01", "9999-12-31")]
    [InlineData("二〇二六年三月", "2026-03-01", "2026-03-31")]
    [InlineData("二○二六年三月至五月", "2026-03-01", "2026-05-31")]
    [InlineData("二〇二六年三月五日至三月九日", "2026-03-05", "2026-03-09")]
    [InlineData("贰零贰陆年叁月伍日", "2026-03-05", "2026-03-05")]
    [InlineData("2026.3.5", "2026-03-05", "2026-03-05")]
    [InlineData("2026. 3. 5", "2026-03-05", "2026-03-05")]
    [InlineData("2026．3．5", "2026-03-05", "2026-03-05")]
    [InlineData("2026/03/05", "2026-03-05", "2026-03-05")]
    [InlineData("2026/03/05 09:30", "2026-03-05", "2026-03-05")]
    [InlineData("2026、3、5", "2026-03-05", "2026-03-05")]
    [InlineData("2026年3月5—9日", "2026-03-05", "2026-03-09")]
    [InlineData("2026年3月5日-9日", "2026-03-05", "2026-03-09")]
    [InlineData("2025年11月—2026年2月", "2025-11-01", "2026-02-28")]
    [InlineData("2025年11月至次年2月", "2025-11-01", "2026-02-28")]
    [InlineData("2026年 3月 5", "2026-03-05", "2026-03-05")]
    [InlineData("2026年1-6月", "2026-01-01", "2026-06-30")]
    [InlineData("2026 年第 2 季度", "2026-04-01", "2026-06-30")]
    [InlineData("2026Q2", "2026-04-01", "2026-06-30")]
    [InlineData("12 May 2026", "2026-05-12", "2026-05-12")]
    [InlineData("May 12, 2026", "2026-05-12", "2026-05-12")]
    [InlineData("12th Sept. 2026", "2026-09-12", "2026-09-12")]
    [InlineData("12-Mar-2026", "2026-03-12", "2026-03-12")]
    [InlineData("April 2026", "2026-04-01", "2026-04-30")]
    [InlineData("Jan 3, 2026 to Feb 9, 2026", "2026-01-03", "2026-02-09")]
    [InlineData("1 March 2024 - 28 February 2027", "2024-03-01", "2027-02-28")]
    public void Dates_are_read_in_every_form(string text, string first, string last)
    {
        var span = Assert.Single(ChineseDate.FindAll(text));

        Assert.Equal((DateOnly.Parse(first), DateOnly.Parse(last)), (span.First, span.Last));
    }

    [Theory]
    [InlineData("GB/T 27922-2011 5.1.1")]
    [InlineData("GB/T27922-2011")]
    [InlineData("SHFW-2024-0071835")]
    [InlineData("GD20250609-118")]
    [InlineData("服务满23年5月")]
    [InlineData("2023年13月1日")]
    [InlineData("2023-2-30")]
    [InlineData("满意率 2023.5%")]
    [InlineData("0571-86953217")]
    [InlineData("440103199204187826")]
    [InlineData("2024、2025、2026 三年")]
    [InlineData("May 2026 units be sold")]
    [InlineData("Model Mar-2026")]
    [InlineData("march 5 items into 2026 stock")]
    [InlineData("2026Q20-15")]
    public void What_is_no_date_is_none(string text) =>
        Assert.DoesNotContain(ChineseDate.FindAll(text), s => s.First == s.Last || s.Last.DayNumber - s.First.DayNumber < 35);

    [Fact]
    public void Places_of_dates_are_their_places_in_the_text()
    {
        const string Text = "报修：2026年5月1日，完成：2026/5/3。";

        var quotes = ChineseDate.FindAll(Text).Select(s => Text.Substring(s.Index, s.Length));

        Assert.Equal(["2026年5月1日", "2026/5/3"], quotes);
    }
}
