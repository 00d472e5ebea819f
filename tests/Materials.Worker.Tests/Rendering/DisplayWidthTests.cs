using Materials.Worker.Rendering;

namespace Materials.Worker.Tests.Rendering;

public sealed class DisplayWidthTests
{
    [Fact]
    public void Chinese_characters_are_two_columns_wide() => Assert.Equal(10, DisplayWidth.Of("材料 abc，"));

    [Fact]
    public void A_closing_mark_never_begins_a_line() =>
        Assert.Equal(["受理、派单、", "实施、反馈。"], DisplayWidth.Wrap("受理、派单、实施、反馈。", 13));

    [Fact]
    public void Words_stay_whole_while_they_fit() =>
        Assert.Equal(["survey of", "the last", "twelve", "months"], DisplayWidth.Wrap("survey of the last twelve months", 10));

    [Fact]
    public void A_word_longer_than_a_line_is_cut() =>
        Assert.Equal(["aaaaaaaa", "aaaa"], DisplayWidth.Wrap("aaaaaaaaaaaa", 8));

    [Fact]
    public void Nothing_is_one_empty_line() => Assert.Equal([""], DisplayWidth.Wrap("", 8));

    [Fact]
    public void What_is_left_out_is_shown_by_an_ellipsis() => Assert.Equal("售后服…", DisplayWidth.Cut("售后服务手册", 8));
}
