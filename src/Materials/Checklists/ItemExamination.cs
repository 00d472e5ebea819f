using System.Collections.Immutable;
using Materials.Checklists.Rules;
using Materials.Documents;
using Materials.Documents.Wording;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists;

/// <summary>The examination of one item: what is there, what is wrong with it, what a person must settle.</summary>
internal sealed class ItemExamination(ChecklistItem item, RecognisedPackage package, FileFindings files, WordingModel wording)
{
    /// <summary>Below this a document may well be of another kind, and a person looks before it counts.</summary>
    private const double RecognisedSurely = 0.6;

    /// <summary>How sure a verdict is that rests on something not being there: what was not recognised may be worded as nobody foresaw.</summary>
    private const double AbsenceConfidence = 0.9;

    /// <summary>A doubt is neither yes nor no.</summary>
    private const double DoubtConfidence = 0.5;

    private readonly ImmutableArray<Document> documents = [.. package.Documents.Where(d => d.Kind == item.Key)];

    public ItemVerdict Verdict()
    {
        // An archive's name says what it holds, not what it is: its own finding stands at the file. The applicant's label counts all the same.
        var unreadable = Pointing(f => files.Unreadable(f) is not null && (!f.IsArchive || IsLabelled(f))).Select(f => files.Unreadable(f)!).ToImmutableArray();
        return documents.IsEmpty ? Absent(unreadable) : Present(unreadable);
    }

    private ItemVerdict Present(ImmutableArray<Finding> unreadable)
    {
        var found = ElementFinder.FindAll(item, documents, wording);
        ImmutableArray<ElementVerdict> elements = [.. found.Select(f => new ElementVerdict(f.Element.Key, !f.Evidence.IsEmpty, f.Evidence))];
        var result = RuleResult.Join(
        [
            new([.. OfDocumentFiles(), .. unreadable], []),
            .. MissingElements.Of(item, found).Select(ElementMissing),
            .. item.Rules.Select(use => RuleList.Named(use.Rule).Examine(new(item, use, documents, package))),
            Recognition(),
        ]);
        ImmutableArray<Finding> findings = [.. result.Findings.Distinct()];
        var status = findings.Any(f => f.Severity == Severity.Blocking) ? ItemStatus.Deficient
            : result.Doubts.IsEmpty ? ItemStatus.Satisfied
            : ItemStatus.NeedsReview;
        return Verdict(status, documents.Max(d => d.Confidence), elements, findings, Question(result.Doubts));
    }

    private ItemVerdict Absent(ImmutableArray<Finding> unreadable)
    {
        ImmutableArray<ElementVerdict> elements = [.. item.Elements.Select(e => new ElementVerdict(e.Key, false, []))];
        var hiding = Pointing(f => files.Hiding(f) is not null).Select(f => files.Hiding(f)!).Except(unreadable).ToImmutableArray();
        if (unreadable.Length + hiding.Length > 0)
            return Verdict(ItemStatus.Deficient, AbsenceConfidence, elements, [.. unreadable, .. hiding, .. hiding.Take(1).SelectMany(NothingVisible)], null);
        var unread = package.UnreadPages.Where(MayHoldItem).ToImmutableArray();
        return unread.IsEmpty
            ? Verdict(ItemStatus.Missing, AbsenceConfidence, elements, [NotSubmitted()], null)
            : Verdict(ItemStatus.NeedsReview, DoubtConfidence, elements, [], Unread(unread));
    }

    // Unlike of a file that is broken or locked, what a person sees of one with hidden text is known, and is nothing that was asked for.
    private IEnumerable<Finding> NothingVisible(Finding hidden)
    {
        var file = Place.Shown(hidden.File!);
        return MissingElements.Of(item, [.. item.Elements.Where(e => !e.Recommended).Select(e => new FoundElement(e, [], null))]).Select(missing => new Finding
        {
            Code = FindingCode.ElementMissing,
            Element = missing.Element.Key,
            Severity = Severity.Blocking,
            File = hidden.File,
            Page = hidden.Page,
            Message = new(
                $"{item.Title.Zh}中应有“{missing.Element.Title.Zh}”，{file}中人眼可见的内容里没有。",
                $"{item.Title.En} should contain: {missing.Element.Title.En}. It is not in what a person can see of {file}."),
            Remedy = missing.Element.Remedy,
            Source = missing.Element.Source ?? item.Source,
        });
    }

    private ItemVerdict Verdict(
        ItemStatus status, double confidence, ImmutableArray<ElementVerdict> elements, ImmutableArray<Finding> findings, Bilingual? question) => new()
        {
            Key = item.Key,
            Title = item.Title,
            Status = status,
            Confidence = Math.Round(status == ItemStatus.NeedsReview ? Math.Min(confidence, DoubtConfidence) : confidence, 2),
            Documents = [.. documents.Select(d => new DocumentReference(d.File.Path, [d.FirstPage, d.LastPage], Math.Round(d.Confidence, 2)))],
            Elements = elements,
            Findings = findings,
            Question = question,
        };

    // What is wrong with a file is wrong with its documents. That a file is not the one announced is about the package.
    private IEnumerable<Finding> OfDocumentFiles() =>
        documents.Select(d => d.File).DistinctBy(f => f.Path)
            .SelectMany(file => files[file.Path].Where(f => f.Severity == Severity.Blocking && f.Code != FindingCode.ContentChanged && Concerns(f, file)));

    // Of a bound volume, a page belongs to the document that it stands in; what lies between the documents may belong to any of them.
    private bool Concerns(Finding finding, FileContent file)
    {
        if (finding.Page is null)
            return true;
        var pages = file.Defects.Where(d => d.Code == finding.Code).Select(d => d.Page).OfType<int>().ToImmutableArray();
        return pages.IsEmpty || pages.Any(p => documents.Any(d => Covers(d, p))) || !pages.Any(p => package.Documents.Any(d => Covers(d, p)));

        bool Covers(Document document, int page) => document.File.Path == file.Path && page >= document.FirstPage && page <= document.LastPage;
    }

    private RuleResult ElementMissing(FoundElement found)
    {
        var element = found.Element;
        if (element.Recommended)
            return Proposal(element);
        if (found.Doubtful is { } doubtful)
        {
            var at = Place.Of(documents.First(d => d.File.Path == doubtful.File).File, doubtful.Page);
            return RuleResult.Of(new Doubt(
                new($"{item.Title.Zh}中应有“{element.Title.Zh}”，{at.Zh}的“{doubtful.Quote}”可能就是。请确认。",
                    $"{item.Title.En} should contain: {element.Title.En}. “{doubtful.Quote}” in {at.En} may be it; please confirm."),
                doubtful.File, doubtful.Page, PrivateNumbers.Leave(doubtful.Quote)));
        }

        if (OldLicense.Instead(item, element, documents) is { } old)
            return old;
        if (LostInReading.Instead(item, element, documents) is { } lost)
            return RuleResult.Of(lost);

        var main = documents.MaxBy(d => d.Confidence)!;
        var where = Place.Of(main.File, main.FirstPage);
        var others = documents.Select(d => d.File.Path).Distinct().Count() - 1;
        var searched = new Bilingual(
            others > 0 ? $"{where.Zh}等 {others + 1} 个文件" : where.Zh,
            others > 0 ? $"{where.En} and {others} more file(s)" : where.En);
        var unread = package.UnreadPages.Where(u => IsInDocuments(u) || (u.Wholly && PointsHere(u.File))).ToImmutableArray();
        if (!unread.IsEmpty)
            return RuleResult.Of(new Doubt(
                new($"{item.Title.Zh}中应有“{element.Title.Zh}”，{searched.Zh}的文字里没有找到，但有图像未能读出（{Pages(unread).Zh}）。图像里是否有？",
                    $"{item.Title.En} should contain: {element.Title.En}. It is not in the text of {searched.En}, but some pictures were not read ({Pages(unread).En}). Is it in them?"),
                unread[0].File.Path, unread[0].Page, null));
        return RuleResult.Of(new Finding
        {
            Code = FindingCode.ElementMissing,
            Element = element.Key,
            Severity = Severity.Blocking,
            File = main.File.Path,
            Page = main.FirstPage,
            Message = new(
                $"{item.Title.Zh}中应有“{element.Title.Zh}”，{searched.Zh}中没有找到。",
                $"{item.Title.En} should contain: {element.Title.En}. It was not found in {searched.En}."),
            Remedy = element.Remedy,
            Source = element.Source ?? item.Source,
        });
    }

    // Nobody is asked a question for what need not be there.
    private RuleResult Proposal(Element element)
    {
        if (package.UnreadPages.Any(IsInDocuments))
            return RuleResult.Nothing;
        var main = documents.MaxBy(d => d.Confidence)!;
        var where = Place.Of(main.File, main.FirstPage);
        return RuleResult.Of(new Finding
        {
            Code = FindingCode.ElementMissing,
            Element = element.Key,
            Severity = Severity.Advisory,
            File = main.File.Path,
            Page = main.FirstPage,
            Message = new(
                $"{item.Title.Zh}中最好写明“{element.Title.Zh}”，{where.Zh}中没有找到。",
                $"{item.Title.En} had better contain: {element.Title.En}. It was not found in {where.En}."),
            Remedy = new($"不影响核验。{element.Remedy.Zh}", $"It changes no verdict. {element.Remedy.En}"),
            Source = element.Source ?? item.Source,
        });
    }

    private RuleResult Recognition()
    {
        var best = documents.MaxBy(d => d.Certainty)!;
        if (best.Certainty >= RecognisedSurely)
            return RuleResult.Nothing;
        var where = Place.Of(best.File, best.FirstPage);
        var quote = best.Cues.IsEmpty ? null : best.Cues[0].Quote;
        return RuleResult.Of(new Doubt(
            new($"{where.Zh}可能是{item.Title.Zh}，但不能确定。它是否就是该项材料？",
                $"{where.En} may be the {item.Title.En}, but this is not certain. Is it?"),
            best.File.Path, best.FirstPage, quote));
    }

    private Finding NotSubmitted()
    {
        // Those whose name points to another item are said there.
        var unread = package.Content.Files
            .Where(f => files.Unreadable(f) is not null && package.NameHints.GetValueOrDefault(f.Path, []).IsEmpty)
            .Select(f => Place.Shown(f.Path))
            .ToImmutableArray();
        var but = unread.IsEmpty
            ? new Bilingual("", "")
            : new($"另有 {unread.Length} 个文件无法读取，不能判断其内容：{string.Join("、", unread)}。",
                $" {unread.Length} file(s) could not be read, so that their content is unknown: {string.Join(", ", unread)}.");
        return new()
        {
            Code = FindingCode.NotSubmitted,
            Severity = Severity.Blocking,
            Message = new($"没有找到{item.Title.Zh}。{but.Zh}", $"Not found: {item.Title.En}.{but.En}"),
            Remedy = item.Remedy,
            Source = item.Source,
        };
    }

    // A page that is nothing but a picture may hold anything, and so may pictures beside text that could not be looked into.
    private static bool MayHoldItem(UnreadPage unread) => unread.Wholly || unread.Reason is not null;

    private bool IsInDocuments(UnreadPage unread) =>
        documents.Any(d => d.File.Path == unread.File.Path && unread.Page >= d.FirstPage && unread.Page <= d.LastPage);

    private IEnumerable<FileContent> Pointing(Func<FileContent, bool> which) => package.Content.Files.Where(f => which(f) && PointsHere(f));

    // The applicant's own label or the name; of several items that a name may mean, the likeliest.
    private bool PointsHere(FileContent file) => package.NameHints.GetValueOrDefault(file.Path, []) is [var likeliest, ..] && likeliest == item.Key;

    private bool IsLabelled(FileContent file) => package.Content.Submission.Files.Any(f => f.Path == file.Path && f.Item == item.Key);

    private static Bilingual? Question(ImmutableArray<Doubt> doubts)
    {
        var questions = doubts.Select(d => d.Question).Distinct().ToImmutableArray();
        return questions.IsEmpty ? null : new(string.Join("\n", questions.Select(q => q.Zh)), string.Join("\n", questions.Select(q => q.En)));
    }

    private Bilingual Unread(ImmutableArray<UnreadPage> unread)
    {
        var pages = Pages(unread);
        return new(
            $"文字中没有找到{item.Title.Zh}，但有图像未能读出（{pages.Zh}）。图像里是否有这项材料？",
            $"{item.Title.En}: not found in the text, but some pictures were not read ({pages.En}). Are any of them this material?");
    }

    /// <summary>Which pages, and why they were not read where that is known.</summary>
    private static Bilingual Pages(ImmutableArray<UnreadPage> unread)
    {
        var reasons = unread.Select(u => u.Reason).OfType<UnreadReason>().Distinct().Order().Select(ReportWords.Of).ToImmutableArray();
        var why = reasons.IsEmpty
            ? new Bilingual("", "")
            : new($"；原因：{string.Join("；", reasons.Select(r => r.Zh))}", $"; because {string.Join("; ", reasons.Select(r => r.En))}");
        const int Named = 5;
        var places = unread.Take(Named).Select(u => Place.Of(u.File, u.Page)).ToImmutableArray();
        var rest = unread.Length - places.Length;
        return new(
            string.Join("、", places.Select(p => p.Zh)) + (rest > 0 ? $"等 {unread.Length} 页" : "") + why.Zh,
            string.Join(", ", places.Select(p => p.En)) + (rest > 0 ? $" and {rest} more" : "") + why.En);
    }
}
