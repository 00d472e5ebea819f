using System.Collections.Immutable;
using Materials.Documents;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;

namespace Materials.Checklists.Rules;

/// <summary>The holders of certificates stand on the lists of staff that the package holds.</summary>
/// <remarks>Where the package holds the list of the whole staff and it names none of them, a person is asked; a list of some of the staff gives a hint.</remarks>
internal sealed class OnRosterRule : IRule
{
    /// <summary>Fewer names are a group of signatures, no list of staff.</summary>
    private const int FewestNames = 3;

    public string Name => "on-roster";

    public RuleResult Examine(RuleCase about)
    {
        var holders = about.Documents.SelectMany(d => CertificateReader.Read(d).Select(c => c.Holder).OfType<ReadValue>().Select(h => (Document: d, Holder: h)))
            .Where(h => h.Holder.Firm).DistinctBy(h => h.Holder.Text).ToImmutableArray();
        var rosters = about.Package.Documents.Except(about.Documents).SelectMany(Rosters).ToImmutableArray();
        if (holders.IsEmpty || rosters.IsEmpty)
            return RuleResult.Nothing;
        var absent = holders.Where(h => !rosters.Any(r => r.Names.Any(n => IsSame(n, h.Holder.Text)))).ToImmutableArray();
        if (absent.IsEmpty)
            return RuleResult.Nothing;

        var (document, holder) = absent[0];
        var roster = rosters.MaxBy(r => (r.IsWholeStaff, r.Names.Length))!;
        var names = string.Join("、", absent.Select(a => a.Holder.Text).Take(5));
        var (where, other) = (Place.Of(document.File, holder.Page), Place.Of(roster.Document.File, roster.Page));
        if (absent.Length == holders.Length && roster.IsWholeStaff)
            return RuleResult.Of(RuleCase.Doubt(document.File, holder, new(
                $"持证人应是本企业人员：{where.Zh}的持证人“{names}”不在{other.Zh}的人员名单上（名单有“{roster.Names[0]}”等 {roster.Names.Length} 人）。持证人是否在职？",
                $"Holders must be staff: “{names}” ({where.En}) are not on the list in {other.En}, which names {roster.Names.Length} people. Do they work here?")));
        return RuleResult.Of(about.Finding(FindingCode.NameMismatch, document.File, holder.Page, holder.Quote,
            new($"{where.Zh}的持证人“{names}”不在{other.Zh}的人员名单上。", $"“{names}” ({where.En}) are not on the list of staff in {other.En}."),
            new("不影响核验；请确认持证人在职，必要时更新人员名单。", "It changes no verdict; make sure that they are in service, and bring the list up to date."),
            new(roster.Document.File.Path, roster.Page, roster.Quote)) with
        { Severity = Severity.Advisory });
    }

    private static IEnumerable<Roster> Rosters(Document document)
    {
        foreach (var page in document.Pages)
            foreach (var table in page.Lines.Where(l => l.Role == LineRole.TableRow).GroupBy(l => l.Group))
            {
                var rows = table.ToImmutableArray();
                var at = rows[0].Cells.IndexOf("姓名");
                if (at < 0 || !rows[0].Cells.Any(c => Says(c, Posts)) || rows[0].Cells.Any(c => Says(c, NoStaff)))
                    continue;
                ImmutableArray<string> names = [.. rows.Skip(1).Select(r => r.Cells.ElementAtOrDefault(at)).Select(c => c is null ? null : HolderName.In(c)).OfType<string>()];
                if (names.Length >= FewestNames && rows.All(r => ReadValue.Trusted(page, r) >= 0.9))
                    yield return new(document, page.Number, rows[1].Text.Trim(), names, IsWholeStaff(document, page));
            }
    }

    private static bool IsWholeStaff(Document document, Page page) =>
        document.Kind == KnownItems.PersonnelRoster && page.Lines.Take(TitleLines).Any(l => Says(l.Text, WholeStaff)) && !page.Lines.Take(TitleLines).Any(l => Says(l.Text, NoStaff));

    private static bool Says(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>What a list is of stands in its first lines.</summary>
    private const int TitleLines = 4;

    /// <summary>What the list of everybody is called.</summary>
    private static readonly string[] WholeStaff = ["花名册", "名册", "员工名单", "职工名单", "人员名单", "员工一览", "职工一览"];

    /// <summary>Who came to a meeting signs, and who holds a certificate is listed with it: neither is the staff.</summary>
    private static readonly string[] NoStaff = ["签到", "签名", "签字", "证", "培训", "会议"];

    /// <summary>What else the columns of a list of staff are called; without one of them the names may be customers'.</summary>
    private static readonly string[] Posts = ["岗位", "职务", "部门", "工种", "职责", "入职", "工号"];

    // One ideograph of a recognised name may have been misread.
    private static bool IsSame(string one, string other) =>
        one == other || (one.Length == other.Length && one.Length > 2 && one.Zip(other).Count(p => p.First != p.Second) == 1 && one[0] == other[0]);

    private sealed record Roster(Document Document, int Page, string Quote, ImmutableArray<string> Names, bool IsWholeStaff);
}
