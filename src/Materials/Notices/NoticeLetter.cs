using System.Collections.Immutable;

namespace Materials.Notices;

/// <summary>The letter to an applicant: the notice of correction (补正通知书), or the acknowledgement where the check found nothing missing.</summary>
internal static class NoticeLetter
{
    public static Letter Of(Notice notice, Language language)
    {
        var words = new LetterWords(language);
        var title = notice.Points.IsEmpty
            ? words.Say("初步核验结果通知", "RESULT OF THE PRELIMINARY CHECK")
            : words.Say("补正通知书", "NOTICE OF CORRECTION");
        var letter = words.Frame(title, notice.Number, notice.Options, notice.Date) with
        {
            Salutation = notice.Applicant.Name is { } name ? words.Say($"{words.Shown(name)}：", $"{words.Shown(name)},") : null,
            Facts = words.Facts(
                notice.Number, notice.Applicant.Name, notice.Applicant.CreditCode, notice.PackageId, notice.Revision, notice.Checklist, notice.Date),
            Remarks = Remarks(notice, words),
        };
        return notice.Points.IsEmpty ? Acknowledgement(letter, notice, words) : Correction(letter, notice, words);
    }

    private static Letter Correction(Letter letter, Notice notice, LetterWords words)
    {
        var (count, en) = (notice.Points.Length, notice.Points.Length == 1 ? "1 point" : $"{notice.Points.Length} points");
        return letter with
        {
            Opening = words.Say(
                $"经初步核验，你单位提交的材料有 {count} 处需要补正，现一次性告知如下：",
                $"The preliminary check of your materials found {en} to put right. This is all of them:"),
            Parts = Parts(notice, words),
            Terms =
            [
                new(words.Say("补正期限", "Deadline"), words.Say($"{words.Date(notice.Deadline)}前（含当日）", $"{words.Date(notice.Deadline)} (inclusive)")),
                new(words.Say("提交方式", "Where to send it"), VisibleText.OneLine(notice.Options.SendTo.In(words.Language))),
                .. words.Reached(notice.Options) is { Length: > 0 } reached
                    ? ImmutableArray.Create(new LetterLine(words.Say("联系方式", "Questions to"), VisibleText.OneLine(reached)))
                    : [],
            ],
        };
    }

    private static Letter Acknowledgement(Letter letter, Notice notice, LetterWords words) => letter with
    {
        // Where a reviewer still looks at something, or something is still to come, nothing can be said of the whole yet.
        Opening = notice.UnderReview.IsEmpty && notice.Promised.IsEmpty
            ? words.Say(
                "你单位提交的申报材料已收到，初步核验未发现缺失。材料的真实性由现场审核核实，审核安排另行通知。",
                "Your materials have arrived. The preliminary check found nothing missing. Whether the materials are true is verified on site; when that is, you will be told.")
            : words.Say(
                "你单位提交的申报材料已收到，初步核验没有需要你单位补正的问题。",
                "Your materials have arrived. The preliminary check found nothing for you to put right."),
    };

    private static ImmutableArray<LetterPart> Parts(Notice notice, LetterWords words)
    {
        var supply = notice.Points.Where(p => p.Kind == PointKind.Supply).ToImmutableArray();
        var correct = notice.Points.Where(p => p.Kind == PointKind.Correct).ToImmutableArray();
        var (second, b) = supply.IsEmpty ? ("一", "A") : ("二", "B");
        return
        [
            .. Part(words.Say("一、需要补充的材料（未见）", "A. To supply (not found)"), supply, notice.Deadline, words),
            .. Part(words.Say($"{second}、需要修正的材料（已见，有问题）", $"{b}. To correct (found, with a defect)"), correct, notice.Deadline, words),
        ];
    }

    private static ImmutableArray<LetterPart> Part(string heading, ImmutableArray<NoticePoint> points, DateOnly deadline, LetterWords words) => points.IsEmpty
        ? []
        : [new(
            heading,
            new(words.Say("序号", "No."), words.Say("材料", "Material"), words.Say("要求与发现", "Required and found"), words.Say("补正办法", "To do")),
            [.. points.Select((point, i) => Row(i + 1, point, deadline, words))])];

    private static LetterRow Row(int number, NoticePoint point, DateOnly deadline, LetterWords words) => new(
        number,
        words.Shown(point.Subject),
        [new(words.Say("要求", "Required"), words.Shown(point.Required)), new(words.Say("发现", "Found"), words.Shown(point.Found))],
        [
            new(words.Say("办法", "To do"), words.Shown(point.How)),
            .. point.Example is { } example ? ImmutableArray.Create(new LetterLine(words.Say("示例", "Example"), words.Shown(example))) : [],
            new(words.Say("期限", "By"), words.Date(deadline)),
        ]);

    private static ImmutableArray<string> Remarks(Notice notice, LetterWords words)
    {
        var remarks = ImmutableArray.CreateBuilder<string>();
        if (!notice.Promised.IsEmpty)
            remarks.Add(words.Say(
                $"以下材料你单位已承诺补交，请按承诺的日期提交：{Promised()}。",
                $"These you promised; please send them by the day promised: {Promised()}."));
        if (!notice.UnderReview.IsEmpty)
            remarks.Add(words.Say(
                $"以下材料由审核人员进一步核对，暂时无需补交：{words.List(notice.UnderReview.Select(words.Shown))}。",
                $"A reviewer still looks at these; nothing need be sent for now: {words.List(notice.UnderReview.Select(words.Shown))}."));
        if (notice.Note is { } note)
            remarks.AddRange(note.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => words.Shown(p)));
        return remarks.ToImmutable();

        string Promised() => words.List(notice.Promised.Select(p =>
            words.Shown(p.Title) + words.Say($"（{words.Date(p.By)}前）", $" (by {words.Date(p.By)})")));
    }
}
