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
        var certificates = about.Documents.SelectMany(d => CertificateReader.Read(d)).Where(c => c.Holder is { Firm: true }).ToImmutableArray();
        var rosters = about.Package.Documents.Except(about.Documents).SelectMany(Rosters).ToImmutableArray();
        if (certificates.IsEmpty || rosters.IsEmpty)
            return RuleResult.Nothing;
        return Identities(certificates, rosters) ?? Absence(about, certificates, rosters);
    }

    /// <summary>One name with two identity cards is two people, one card with two names is a slip: only a person can tell which is right.</summary>
    private static RuleResult? Identities(ImmutableArray<Certificate> certificates, ImmutableArray<Roster> rosters)
    {
        var pairs =
            from certificate in certificates
            where certificate.Identity is { Firm: true }
            let number = IdentityNumber.In(certificate.Identity!.Text)
            where number is not null
            from roster in rosters
            from person in roster.People
            where person.Identity is not null
            select (Certificate: certificate, Number: number, Roster: roster, Person: person);
        foreach (var (certificate, number, roster, person) in pairs)
        {
            var (name, listed) = (certificate.Holder!.Text, person.Name);
            var isAnother = name == listed && IdentityNumber.Differ(number, person.Identity!) && !roster.People.Any(p => p.Name == name && p.Identity is { } i && !IdentityNumber.Differ(number, i));
            var isRenamed = name != listed && IdentityNumber.Same(number, person.Identity!) && !Latin(name);
            if (!isAnother && !isRenamed)
                continue;
            var (where, other) = (Place.Of(certificate.Document.File, certificate.Holder.Page), Place.Of(roster.Document.File, roster.Page));
            var (tail, listedTail) = (number[^IdentityNumber.TailLength..], person.Identity![^IdentityNumber.TailLength..]);
            return RuleResult.Of(RuleCase.Doubt(certificate.Document.File, certificate.Holder, isAnother
                ? new($"{where.Zh}的持证人“{name}”证件号末四位是 {tail}，{other.Zh}的人员名单上同名人员的末四位是 {listedTail}。是否同一个人？",
                    $"The holder “{name}” ({where.En}) has an identity card ending in {tail}; who bears that name on the list in {other.En} has one ending in {listedTail}. Are they the same person?")
                : new($"{where.Zh}的持证人“{name}”与{other.Zh}人员名单上的“{listed}”证件号相同（末四位 {tail}），姓名不同。哪个姓名是对的？",
                    $"The holder “{name}” ({where.En}) and “{listed}” on the list in {other.En} have the same identity card (ending in {tail}). Which name is right?")));
        }

        return null;
    }

    private static RuleResult Absence(RuleCase about, ImmutableArray<Certificate> certificates, ImmutableArray<Roster> rosters)
    {
        // 柯明 and Ke Ming may be one: a name in another script than the list's cannot be looked up in it.
        var holders = certificates.DistinctBy(c => c.Holder!.Text).Where(c => rosters.Any(r => r.People.Any(p => Latin(p.Name) == Latin(c.Holder!.Text)))).ToImmutableArray();
        var absent = holders.Where(h => !rosters.Any(r => r.People.Any(p => IsSame(p, r, h.Holder!)))).ToImmutableArray();
        if (absent.IsEmpty)
            return RuleResult.Nothing;

        var (document, holder) = (absent[0].Document, absent[0].Holder!);
        var roster = rosters.MaxBy(r => (r.IsWholeStaff, r.People.Length))!;
        var names = string.Join("、", absent.Select(a => a.Holder!.Text).Take(5));
        var (where, other) = (Place.Of(document.File, holder.Page), Place.Of(roster.Document.File, roster.Page));
        if (absent.Length == holders.Length && roster.IsWholeStaff)
            return RuleResult.Of(RuleCase.Doubt(document.File, holder, new(
                $"持证人应是本企业人员：{where.Zh}的持证人“{names}”不在{other.Zh}的人员名单上（名单有“{roster.People[0].Name}”等 {roster.People.Length} 人）。持证人是否在职？",
                $"Holders must be staff: “{names}” ({where.En}) are not on the list in {other.En}, which names {roster.People.Length} people. Do they work here?")));
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
                if (at < 0 || !rows[0].Cells.Any(c => Says(c, Posts)) || rows[0].Cells.Any(SaysNoStaff))
                    continue;
                var identity = rows[0].Cells.Select((c, i) => (c, i)).Where(p => p.c.Contains("身份", StringComparison.Ordinal)).Select(p => p.i).DefaultIfEmpty(-1).First();
                ImmutableArray<Person> people =
                [
                    .. rows.Skip(1).Where(r => r.Cells.Length > at).Select(r => (Row: r, Name: HolderName.In(r.Cells[at]))).Where(r => r.Name is not null)
                        .Select(r => new Person(r.Name!, identity < 0 ? null : IdentityNumber.In(r.Row.Cells.ElementAtOrDefault(identity) ?? ""))),
                ];
                if (people.Length >= FewestNames && rows.All(r => ReadValue.Trusted(page, r) >= 0.9))
                    yield return new(document, page.Number, rows[1].Text.Trim(), people, IsWholeStaff(document, page), rows.Any(r => ReadValue.IsOcr(page, r)));
            }
    }

    private static bool IsWholeStaff(Document document, Page page) =>
        document.Kind == KnownItems.PersonnelRoster && page.Lines.Take(TitleLines).Any(l => Says(l.Text, WholeStaff)) && !page.Lines.Take(TitleLines).Any(l => SaysNoStaff(l.Text));

    // A list of staff may give their identity cards (身份证).
    private static bool SaysNoStaff(string text) => Says(text.Replace("身份证", "", StringComparison.Ordinal), NoStaff);

    private static bool Says(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>What a list is of stands in its first lines.</summary>
    private const int TitleLines = 4;

    /// <summary>What the list of everybody is called.</summary>
    private static readonly string[] WholeStaff = ["花名册", "名册", "员工名单", "职工名单", "人员名单", "员工一览", "职工一览"];

    /// <summary>Who came to a meeting signs, and who holds a certificate is listed with it: neither is the staff.</summary>
    private static readonly string[] NoStaff = ["签到", "签名", "签字", "证", "培训", "会议"];

    /// <summary>What else the columns of a list of staff are called; without one of them the names may be customers'.</summary>
    private static readonly string[] Posts = ["岗位", "职务", "部门", "工种", "职责", "入职", "工号"];

    // One ideograph of a recognised name may have been misread; written ones are what they are.
    private static bool IsSame(Person person, Roster roster, ReadValue holder)
    {
        var (one, other) = (person.Name, holder.Text);
        if (one == other || Latin(one) && string.Equals(Widths.Bare(one), Widths.Bare(other), StringComparison.Ordinal))
            return true;
        return (roster.IsOcr || holder.Ocr) && one.Length == other.Length && one.Length > 2 && one.Zip(other).Count(p => p.First != p.Second) == 1 && one[0] == other[0];
    }

    private static bool Latin(string name) => char.IsAsciiLetter(name[0]);

    private sealed record Person(string Name, string? Identity);

    private sealed record Roster(Document Document, int Page, string Quote, ImmutableArray<Person> People, bool IsWholeStaff, bool IsOcr);
}
