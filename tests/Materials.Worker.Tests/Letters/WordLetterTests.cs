using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;
using Materials.Notices;
using Materials.Worker.Letters;

namespace Materials.Worker.Tests.Letters;

public sealed class WordLetterTests
{
    [Theory]
    [InlineData(Language.Zh, 1)]
    [InlineData(Language.En, 1)]
    [InlineData(Language.Zh, 30)]
    [InlineData(Language.En, 30)]
    public void Letter_is_a_valid_document_of_every_version_of_Word(Language language, int points)
    {
        using var document = Opened(LetterOf(language, points));

        foreach (var version in (FileFormatVersions[])[FileFormatVersions.Office2010, FileFormatVersions.Office2016, FileFormatVersions.Microsoft365])
            Assert.Empty(new OpenXmlValidator(version).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Letter_without_letterhead_is_valid_too()
    {
        using var document = Opened(LetterOf(Language.Zh, 2) with { Issuer = "", Letterhead = [], Salutation = null });

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
    }

    [Fact]
    public void Equal_letters_give_equal_bytes() => Assert.Equal(WordLetter.Write(LetterOf(Language.Zh, 3)), WordLetter.Write(LetterOf(Language.Zh, 3)));

    [Fact]
    public void Every_row_of_a_letter_is_a_row_of_its_table_with_all_its_words()
    {
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Gen.Elements(Language.Zh, Language.En).ToArbitrary(), (points, language) =>
        {
            var letter = LetterOf(language, points);
            using var document = Opened(letter);
            var rows = document.MainDocumentPart!.Document!.Descendants<TableRow>().Skip(1).Select(r => r.InnerText).ToList();
            return rows.Count == points && letter.Parts[0].Rows.Zip(rows).All(pair =>
                pair.First.Left.Concat(pair.First.Right).All(line => pair.Second.Contains(line.Text, StringComparison.Ordinal))
                && pair.Second.Contains(pair.First.Subject, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Head_of_the_table_is_repeated_and_rows_are_not_torn()
    {
        using var document = Opened(LetterOf(Language.Zh, 5));
        var rows = document.MainDocumentPart!.Document!.Descendants<TableRow>().ToList();

        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public void Pages_are_numbered_and_say_which_letter_they_belong_to()
    {
        using var document = Opened(LetterOf(Language.Zh, 1));
        var main = document.MainDocumentPart!;

        Assert.All(main.FooterParts, f => Assert.Equal([" PAGE ", " NUMPAGES "], f.Footer!.Descendants<FieldCode>().Select(c => c.Text)));
        Assert.Contains(main.HeaderParts, h => h.Header!.InnerText.Contains("BZ-1", StringComparison.Ordinal));
        Assert.Contains(main.HeaderParts, h => h.Header!.InnerText.Contains("某认证机构", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\u0001\u000B\uFFFE")]
    [InlineData("\uD800 alone")]
    [InlineData("表情😀与生僻字𠮷")]
    public void Characters_that_XML_does_not_know_do_not_damage_it(string text)
    {
        using var document = Opened(LetterOf(Language.Zh, 1) with { Opening = text, Number = text });

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
    }

    private static WordprocessingDocument Opened(Letter letter) => WordprocessingDocument.Open(new MemoryStream(WordLetter.Write(letter)), isEditable: false);

    internal static Letter LetterOf(Language language, int points)
    {
        var zh = language == Language.Zh;
        return new()
        {
            Language = language,
            Title = zh ? "补正通知书" : "NOTICE OF CORRECTION",
            Number = "BZ-1",
            Issuer = "某认证机构",
            Letterhead = ["A Certification Body", "电话：0551-12345678"],
            Salutation = "某公司：",
            Facts = [new("编号", "BZ-1"), new("申请人", "某公司")],
            Opening = "现一次性告知如下：",
            Parts = [new("一、需要补充的材料（未见）", new("序号", "材料", "要求与发现", "补正办法"), [.. Enumerable.Range(1, points).Select(n => new LetterRow(
                n, $"材料{n}", [new("要求", $"要求{n} <&>"), new("发现", $"没有找到“{new string('长', n)}.pdf”")], [new("办法", $"办法{n}"), new("期限", "2026年12月7日")]))])],
            Remarks = ["另有一项待复核。"],
            Terms = [new("补正期限", "2026年12月7日前（含当日）")],
            Seal = "（盖章）",
            Date = "2026年11月23日",
        };
    }
}
