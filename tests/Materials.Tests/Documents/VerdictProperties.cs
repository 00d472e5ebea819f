using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Materials.Checklists;
using Materials.Pages;
using Materials.Reports;
using Xunit;

namespace Materials.Tests.Documents;

/// <summary>What holds of the verdicts on any package, whichever documents of whichever voices it is put together from.</summary>
public sealed class VerdictProperties
{
    /// <summary>Each package is judged twice; so many show a slip and keep the suite quick.</summary>
    private const int Packages = 12;

    private static readonly string[] Names =
        ["营业执照.pdf", "质量手册.docx", "服务记录.xlsx", "流程图.pdf", "感谢信.pdf", "扫描件001.pdf", "新建 Microsoft Word 文档.docx", "满意度调查.docx", "材料清单.pdf", "证书.jpg"];

    private static readonly ImmutableArray<Voice> Voices = [.. Voice.Materials, .. Voice.Others];

    private static readonly Checklist Full = ChecklistFile.Open("gbt27922-full")!.Checklist!;

    /// <summary>Some documents, in some order, and the order and the names under which they come again.</summary>
    private static readonly Gen<(int[] First, int[] Again, int[] Names)> Uploads =
        Gen.Choose(3, 9).SelectMany(count => Gen.Shuffle(Enumerable.Range(0, Voices.Length).ToArray())
            .SelectMany(all => Gen.Shuffle(all[..count])
                .SelectMany(again => Gen.Shuffle(Enumerable.Range(0, count).ToArray()).Select(names => (all[..count], again, names)))));

    [Fact]
    public void Another_order_and_other_names_give_the_same_verdicts() =>
        Prop.ForAll(Uploads.ToArbitrary(), uploads =>
        {
            var plain = Judge(uploads.First.Select(v => File(v, $"{v:00}.docx")));
            var shuffled = Judge(uploads.Again.Select((v, i) => File(v, $"{uploads.Names[i]}/{Names[uploads.Names[i] % Names.Length]}")));

            Assert.Equal(Facts(plain), Facts(shuffled));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Packages));

    [Fact]
    public void Every_quote_stands_word_for_word_on_the_page_it_names() =>
        Prop.ForAll(Uploads.ToArbitrary(), uploads =>
        {
            FileContent[] files = [.. uploads.First.Select(v => File(v, $"{v:00}.docx"))];

            var evidence = Judge(files).SelectMany(v => v.Elements).SelectMany(e => e.Evidence);

            Assert.All(evidence, e => Assert.Contains(
                e.Quote, files.Single(f => f.Path == e.File).Pages.Single(p => p.Number == e.Page).Text, StringComparison.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Packages));

    private static FileContent File(int voice, string path) => PageScript.File(path, Voices[voice].Script);

    private static ImmutableArray<ItemVerdict> Judge(IEnumerable<FileContent> files) => Examiner.Examine(RecogniserTests.Recognise([.. files]), Full);

    /// <summary>What a name or an order must not change; quotes and places may come from another of several files that say the same.</summary>
    private static IEnumerable<string> Facts(ImmutableArray<ItemVerdict> verdicts) => verdicts.Select(v =>
        $"{v.Key} {v.Status} {string.Join(',', v.Elements.Select(e => $"{e.Key}={e.Present}"))} {string.Join(',', v.Findings.Select(f => $"{f.Code}:{f.Element}").Order(StringComparer.Ordinal))}");
}
