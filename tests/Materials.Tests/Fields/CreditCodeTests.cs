using Materials.Fields;
using Xunit;

namespace Materials.Tests.Fields;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData("11320000MB151840XJ")]
    [InlineData("91110108MA01EBFH9B")]
    [InlineData("９１３５０１００ｍ０００１００ｙ４３")]
    [InlineData(" 9135 0100 M000 100Y 43 ")]
    public void Valid_codes_pass_however_they_are_typed(string code) =>
        Assert.Equal(CreditCodeFault.None, CreditCode.Check(code));

    [Theory]
    [InlineData("91350100M000100Y4Z", CreditCodeFault.Character)]
    [InlineData("91350100M000100Y44", CreditCodeFault.CheckCharacter)]
    [InlineData("9135010OM000100Y43", CreditCodeFault.Character)]
    [InlineData("91350100M000100Y4", CreditCodeFault.Length)]
    [InlineData("", CreditCodeFault.Length)]
    public void Invalid_codes_say_what_is_wrong(string code, CreditCodeFault fault) =>
        Assert.Equal(fault, CreditCode.Check(code));

    [Theory]
    [InlineData("9135010OM000100Y43")]
    [InlineData("9135O1OOM000100Y43")]
    [InlineData("91350100M0001O0Y43")]
    [InlineData("9I350100M000100Y43")]
    [InlineData("91350100MOOO1OOY43")]
    public void Misread_characters_are_proposed(string misread) =>
        Assert.Contains(Given.Code, CreditCode.Proposals(misread));

    [Fact]
    public void Every_proposal_is_a_valid_code()
    {
        string[] codes = ["9111O108MA01E8FH9B", "91110108MA01EBFH98", "1132000OMB1S1840XJ", "not-a-code"];

        var proposals = codes.SelectMany(c => CreditCode.Proposals(c)).ToArray();

        Assert.NotEmpty(proposals);
        Assert.All(proposals, p => Assert.Equal(CreditCodeFault.None, CreditCode.Check(p)));
    }

    [Fact]
    public void A_wrong_organisation_code_is_told_from_a_wrong_check_character()
    {
        // Every valid 18th character for a body whose 17th is off by one.
        var body = Given.Code[..16] + '5';
        var code = "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(c => body + c).Single(c => CreditCode.Check(c) != CreditCodeFault.CheckCharacter);

        Assert.Equal(CreditCodeFault.OrganisationCheck, CreditCode.Check(code));
    }

    [Theory]
    [InlineData("91?40104M^2N5QWR4Q")]
    [InlineData("9134010+MA2N5QWR4Q")]
    [InlineData("91: 40104MA2N5QWR4Q")]
    public void What_is_left_of_a_code_with_blotted_characters_is_known_for_one(string read) =>
        Assert.Equal(read, CreditCode.FragmentIn("代码 " + read));

    [Theory]
    [InlineData("电话:0551-62345678 传真:0551-62345679")]
    [InlineData("2014年07月29日至2044年07月28日")]
    [InlineData("http://www.gsxt.gov.cn/2023081400123")]
    public void Numbers_of_other_kinds_are_no_fragments_of_a_code(string text) => Assert.Null(CreditCode.FragmentIn(text));

    [Fact]
    public void Letter_among_the_digits_of_the_division_is_a_misreading() => Assert.True(CreditCode.HasLetterInDivision("9134C104MA2N5QWR4Q"));
}
