using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Materials.Checklists;
using Xunit;

namespace Materials.Tests.Wording;

/// <summary>Chinese sentences end, pause and enclose with full-width signs; a half-width comma among ideographs looks like a machine's.</summary>
public sealed partial class PunctuationTests
{
    private static readonly string[] Lists = ["gbt27922-core", "gbt27922-full", "auto-parts", "high-tech", "home-appliances"];

    [Theory]
    [InlineData("请提交执照,四角完整。", true)]
    [InlineData("目录(终稿)", true)]
    [InlineData("例如: 某某公司", true)]
    [InlineData("请提交执照，四角完整。例如：Anhui XX Co., Ltd.；工作日 8:30 至 17:30，两小时内答复。", false)]
    public void The_test_itself_tells_half_from_full(string text, bool half) => Assert.Equal(half, Half.IsMatch(text));

    [Fact]
    public void The_texts_of_the_built_in_checklists_are_punctuated_in_full_width()
    {
        var wrong = Lists
            .SelectMany(name => ChineseText.Matches(ChecklistFile.Text(name)!).Select(m => m.Groups["text"].Value))
            .Where(t => Half.IsMatch(t));

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_sentences_in_the_code_are_punctuated_in_full_width()
    {
        var wrong = Directory.EnumerateFiles(Source(), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(f => Sentences(File.ReadAllText(f)).Where(s => Half.IsMatch(s)).Select(s => $"{Path.GetFileName(f)}: {s}"));

        Assert.Empty(wrong);
    }

    // Literals that speak to people: patterns (regular expressions, the words that labels are known by) are no sentences.
    private static IEnumerable<string> Sentences(string code) =>
        code.Split('\n')
            .Where(line => !Pattern.IsMatch(line))
            .SelectMany(line => Literal.Matches(line).Select(m => Hole.Replace(m.Groups["text"].Value, "0").Replace("materials: ", "", StringComparison.Ordinal)))
            .Where(text => SentenceSign.IsMatch(text));

    private static string Source([CallerFilePath] string test = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "../../../src"));

    [GeneratedRegex(@"\b(?:zh:|source:) ""(?<text>[^""]*)""")]
    private static partial Regex ChineseText { get; }

    // A half-width sign beside an ideograph or a Chinese quotation mark, blanks aside.
    [GeneratedRegex(@"(?<=[\u4e00-\u9fff”’）])\s?[,;:?!()]|[,;:?!()]\s?(?=[\u4e00-\u9fff“‘（])")]
    private static partial Regex Half { get; }

    [GeneratedRegex(@"Regex|^\s*//|^\s*[(|\[]|\(\?[:<]|words?:|\[ *""")]
    private static partial Regex Pattern { get; }

    [GeneratedRegex(@"\$?""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal { get; }

    [GeneratedRegex(@"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Hole { get; }

    [GeneratedRegex("[。，；：？！、]")]
    private static partial Regex SentenceSign { get; }
}
