using Materials.Fields;
using Xunit;

namespace Materials.Tests.Fields;

public sealed class PrivateNumbersTests
{
    [Theory]
    [InlineData("电话 13812345678。", "电话 138****5678。")]
    [InlineData("138 1234 5678", "138 **** 5678")]
    [InlineData("身份证 34010119900101123X", "身份证 340101********123X")]
    [InlineData("0571-86953217", "057*-****3217")]
    [InlineData("身份证 340101 19900101 123X", "身份证 340101 ******** 123X")]
    [InlineData("电话：１３８１２３４５６７８", "电话：１３８****５６７８")]
    public void Numbers_of_persons_are_starred(string text, string masked) => Assert.Equal(masked, PrivateNumbers.Mask(text));

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("SHFW-2024-0071835")]
    [InlineData("400-820-6699")]
    [InlineData("2026-11-23")]
    public void Other_numbers_stay(string text) => Assert.Equal(text, PrivateNumbers.Mask(text));

    [Fact]
    public void What_is_left_of_a_quote_is_word_for_word()
    {
        const string Quote = "客户来电 13812345678 报修，受理登记后派单";

        var left = PrivateNumbers.Leave(Quote);

        Assert.Equal("报修，受理登记后派单", left);
        Assert.Contains(left, Quote, StringComparison.Ordinal);
    }
}
