using System.Collections.Immutable;
using Materials.Fields;

namespace Materials.Notices;

/// <summary>The words and the frame that all letters have in common, in one language.</summary>
internal sealed record LetterWords(Language Language)
{
    /// <summary>What parts a name from what is said of it.</summary>
    public string Colon => Say("：", ": ");

    public string Say(string zh, string en) => Language == Language.Zh ? zh : en;

    /// <summary>What came from outside or stands in a finding: a file's name may hold a personal number as well as a quote may.</summary>
    public string Shown(string text) => VisibleText.OneLine(PrivateNumbers.Mask(text));

    public string Shown(Bilingual text) => Shown(text.In(Language));

    public string Date(DateOnly date) => Say($"{date.Year}年{date.Month}月{date.Day}日", date.ToString("yyyy-MM-dd"));

    /// <summary>Things in a row, parted as the language parts them.</summary>
    public string List(IEnumerable<string> things) => string.Join(Say("、", ", "), things);

    /// <summary>A letter with its head and foot, and nothing between them yet.</summary>
    public Letter Frame(string title, string number, NoticeOptions options, DateOnly date)
    {
        var own = Say(options.Issuer ?? "", options.IssuerEnglish ?? options.Issuer ?? "");
        var other = Say(options.IssuerEnglish ?? "", options.Issuer ?? "");
        return new()
        {
            Language = Language,
            Title = title,
            Number = number,
            Issuer = VisibleText.OneLine(own),
            Letterhead = [.. new[] { other == own ? "" : other, options.Address ?? "", Reached(options) }.Where(l => l.Length > 0).Select(VisibleText.OneLine)],
            Facts = [],
            Opening = "",
            Parts = [],
            Remarks = [],
            Terms = [],
            Seal = Say("（盖章）", "(seal)"),
            Date = Date(date),
        };
    }

    /// <summary>How the body is reached, on one line; empty where it did not say.</summary>
    public string Reached(NoticeOptions options) => string.Join(Say("　", "   "), new[]
    {
        options.Telephone is { Length: > 0 } telephone ? Say("电话：", "Tel. ") + telephone : "",
        options.Email is { Length: > 0 } email ? Say("邮箱：", "E-mail: ") + email : "",
    }.Where(p => p.Length > 0));

    /// <summary>What every letter about a package states of it.</summary>
    public ImmutableArray<LetterLine> Facts(string number, string? applicant, string? creditCode, string packageId, int revision, Bilingual checklist, DateOnly date) =>
    [
        new(Say("编号", "No."), number),
        new(Say("申请人", "Applicant"), applicant is null ? Say("（未注明）", "(not stated)") : Shown(applicant)),
        .. creditCode is null ? ImmutableArray<LetterLine>.Empty : [new(Say("统一社会信用代码", "Unified social credit code"), VisibleText.OneLine(creditCode))],
        new(Say("申请", "Application"), Say($"{packageId}（第 {revision} 次提交）", $"{packageId} (submission {revision})")),
        new(Say("依据清单", "Checklist"), Shown(checklist)),
        new(Say("日期", "Date"), Date(date)),
    ];
}
