using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Materials.Documents;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>What a business licence (营业执照) says. Older and newer forms, tables, lines and scans alike; null where it does not say.</summary>
internal sealed partial record License
{
    private static readonly Labels Labels = new(
        ("name", ["名称", "企业名称", "公司名称", "单位名称", "机构名称", "字号名称", "字号"]),
        ("code", ["统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码"]),
        (RegistrationNumber.Label, ["注册号", "工商注册号", "企业注册号"]),
        ("type", ["类型", "主体类型", "公司类型", "企业类型", "市场主体类型", "组成形式"]),
        ("term", ["营业期限", "经营期限", "合伙期限", "有效期限", "有效期至", "营业期限至"]),
        ("address", ["住所", "经营场所", "营业场所", "主要经营场所"]),
        ("representative", ["法定代表人", "法定代表人姓名"]),
        ("household", ["经营者", "经营者姓名"]),
        ("owner", ["投资人"]),
        ("partner", ["执行事务合伙人"]),
        ("head", ["负责人"]),
        ("scope", ["经营范围"]),
        ("other",
        [
            "成立日期", "注册日期",
            "注册资本", "出资额", "实收资本", "登记机关", "核准日期", "发照日期", "副本编号", "证照编号", "编号", "二维码",
        ]))
    {
        ByPlace = true,
    };

    public ReadValue? Name { get; private init; }

    /// <summary>As read, normalised; not checked.</summary>
    public ReadValue? Code { get; private init; }

    /// <summary>The number that licences bore before there were credit codes; only where no code is printed beside it.</summary>
    public ReadValue? OldNumber { get; private init; }

    public ReadValue? Type { get; private init; }

    /// <summary>The registered address (住所, 经营场所).</summary>
    public ReadValue? Address { get; private init; }

    /// <summary>The legal representative (法定代表人).</summary>
    public ReadValue? Representative { get; private init; }

    /// <summary>The scope of business (经营范围): the lines from its label to the next.</summary>
    public ReadValue? Scope { get; private init; }

    /// <summary>The label of whoever stands in the place of a legal representative where there is none: 经营者, 投资人, 执行事务合伙人, 负责人.</summary>
    private (ReadValue Value, string Word)? InPlaceOfRepresentative { get; init; }

    /// <summary>Where it calls itself the original (正本) and nowhere the duplicate (副本).</summary>
    public ReadValue? Original { get; private init; }

    /// <summary>The printed term with its first day, where that is printed too, and its last; null where none is printed, as on licences since 2022-09.</summary>
    public (ReadValue Value, DateOnly? First, DateOnly Last)? Term { get; private init; }

    /// <summary>The word by which it is no legal person of its own; null when nothing says so.</summary>
    /// <param name="types">Words of a type, or ends of a name, that stand for none (DOMAIN, row 5).</param>
    public (ReadValue Value, string Word)? WithoutLegalPersonality(ImmutableArray<string> types)
    {
        if (Type is { } type && types.FirstOrDefault(w => type.Text.Contains(w, StringComparison.Ordinal)) is { } word)
            return (type, word);
        if (Name is { } name && types.FirstOrDefault(w => name.Text.EndsWith(w, StringComparison.Ordinal)) is { } end)
            return (name, end);

        if (Type is null && InPlaceOfRepresentative is { } other)
            return other;

        // GB 32100: the second character of a code is 2 for a household business.
        return Code is { } code && code.Text.StartsWith("92", StringComparison.Ordinal) ? (code, "个体工商户") : null;
    }

    /// <summary>Reads the licence that a document is.</summary>
    public static License Read(Document document)
    {
        var pages = document.Pages.ToImmutableArray();
        var values = Labels.Read(pages).ToImmutableArray();
        var name = NameOf(values, pages);
        var code = CodeOf(values, pages);
        var old = code is null || code.Text.Length != CreditCode.Length ? RegistrationNumber.Of(values) : null;
        var type = values.Where(v => v.Key == "type" && v.Value.Length > 0).Select(ReadValue.Of).FirstOrDefault();
        return new()
        {
            Name = name,
            Code = old is null ? code : null,
            OldNumber = old,
            Type = type,
            Term = TermOf(values),
            Address = values.Where(v => v.Key == "address" && v.Value.Length > 0).Select(ReadValue.Of).FirstOrDefault(),
            Original = OriginalOf(pages),
            Representative = RepresentativeOf(values),
            Scope = ScopeOf(values),
            InPlaceOfRepresentative = InPlaceOf(values),
        };
    }

    private static ReadValue? RepresentativeOf(ImmutableArray<LabelledValue> values) =>
        values.Where(v => v.Key == "representative").Select(v => (Read: ReadValue.Of(v), Name: HolderName.In(v.Value))).Where(v => v.Name is not null).Select(v => v.Read.Part(v.Name!)).FirstOrDefault();

    private static (ReadValue, string)? InPlaceOf(ImmutableArray<LabelledValue> values) =>
        values.Any(v => v.Key == "representative")
            ? null
            : values.Where(v => v.Value.Length > 0).Select(v => ((ReadValue, string)?)(v.Key switch
            {
                "household" => (ReadValue.Of(v), "个体工商户"),
                "owner" => (ReadValue.Of(v), "个人独资企业"),
                "partner" => (ReadValue.Of(v), "合伙企业"),
                "head" => (ReadValue.Of(v), "分支机构"),
                _ => null,
            })).FirstOrDefault(v => v is not null);

    private static ReadValue? ScopeOf(ImmutableArray<LabelledValue> values)
    {
        if (values.FirstOrDefault(v => v.Key == "scope" && v.Value.Length > 0) is not { } scope)
            return null;
        var at = scope.Page.Lines.IndexOf(scope.Line);
        var more = scope.Page.Lines.Skip(at + 1).TakeWhile(l => !Labels.Begins(l.Text)).Take(LinesOfScope).ToImmutableArray();
        var read = ReadValue.Of(scope);
        return read with { Text = read.Text + string.Concat(more.Select(l => l.Text)), Trust = more.Select(l => ReadValue.Trusted(scope.Page, l)).Append(read.Trust).Min() };
    }

    /// <summary>A scope of business seldom takes more lines on a licence.</summary>
    private const int LinesOfScope = 12;

    // On a line of its own, in brackets or behind the title; what the notes at the foot say of either is no title.
    private static ReadValue? OriginalOf(ImmutableArray<Page> pages) =>
        pages.Any(p => Widths.Bare(p.Text).Contains("副本", StringComparison.Ordinal))
            ? null
            : pages.SelectMany(p => p.Lines.Where(l => TitledOriginal.IsMatch(Widths.Bare(l.Text))).Select(l => ReadValue.In(p, l, l.Text.Trim(), l.Text.Trim()))).FirstOrDefault();

    [GeneratedRegex(@"^(?:企业法人)?(?:营业执照)?\(?正本\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TitledOriginal { get; }

    private static ReadValue? NameOf(ImmutableArray<LabelledValue> values, ImmutableArray<Page> pages)
    {
        foreach (var value in values.Where(v => v.Key == "name" && v.Value.Length > 1))
        {
            var read = ReadValue.Of(value);
            var start = Column.Split(value.Value)[0];
            if (!start.EndsWith("公司", StringComparison.Ordinal) && Rest(value, start) is var (line, rest))
                return Continued(read.Part(start), line, rest);
            if (CompanyName.Is(start))
                return read.Part(start);
            return read.Part(CompanyName.AtStart(value.Value) ?? start);
        }

        // A scan may lose the label; a line that is nothing but a company's name is its holder.
        return pages.SelectMany(p => p.Lines.Select(l => (Page: p, Line: l)))
            .Where(x => CompanyName.AtStart(x.Line.Text) is { } start && CompanyName.Key(start) == CompanyName.Key(x.Line.Text))
            .Select(x => ReadValue.In(x.Page, x.Line, x.Line.Text.Trim(), x.Line.Text.Trim()))
            .FirstOrDefault();
    }

    private static ReadValue Continued(ReadValue name, Line next, string rest) => name with
    {
        Text = name.Text + rest,
        Trust = Math.Min(name.Trust, next.Confidence),
        Doubtful = [.. name.Doubtful, .. ReadValue.DoubtfulIn(next, rest).Select(d => d with { Index = d.Index + name.Text.Length })],
    };

    /// <summary>
    /// The rest of a name that is too long for its line: it stands below in the same column, whatever the other column of the licence puts behind or between.
    /// </summary>
    private static (Line Line, string Text)? Rest(LabelledValue name, string start)
    {
        var at = name.Page.Lines.IndexOf(name.Line);
        foreach (var line in name.Page.Lines.Skip(at + 1).Take(LinesToTheRest).Where(l => !Labels.Begins(l.Text) && IsBelow(name.Line, l)))
        {
            var rest = Column.Split(line.Text.Trim())[0];
            if (Ending.IsMatch(rest) && CompanyName.Is(start + rest))
                return (line, rest);
        }

        return null;
    }

    // What was recognised in two columns comes row by row: the rest begins left of where the value ends.
    private static bool IsBelow(Line value, Line line) => value.Box is not { } above || line.Box is not { } below || (below.Top > above.Top && below.Left < above.Right);

    /// <summary>Between a name and its rest stands at most one line of the other column, read before or after it.</summary>
    private const int LinesToTheRest = 3;

    [GeneratedRegex(@"^[\p{L}\p{N}()（）&·]{0,20}(?:公司|合伙企业|集团|厂|中心|研究院|研究所|合作社)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending { get; }

    private static ReadValue? CodeOf(ImmutableArray<LabelledValue> values, ImmutableArray<Page> pages)
    {
        var labelled = values.Where(v => v.Key is "code" or RegistrationNumber.Label && v.Value.Any(char.IsAsciiDigit)).Select(ReadValue.Of).FirstOrDefault();
        if (labelled is not null && CreditCode.FindIn(labelled.Text).FirstOrDefault() is { Code: not null } inLabelled)
            return labelled.Code(inLabelled.Index, inLabelled.Length, inLabelled.Code);

        var anywhere = pages.SelectMany(p => p.Lines.Select(l => (Page: p, Line: l)))
            .SelectMany(x => CreditCode.FindIn(x.Line.Text).Select(c => (x.Page, x.Line, Found: c)))
            .OrderByDescending(x => CreditCode.Check(x.Found.Code) == CreditCodeFault.None)
            .Select(x => ReadValue.In(x.Page, x.Line, x.Line.Text.Substring(x.Found.Index, x.Found.Length), x.Line.Text.Substring(x.Found.Index, x.Found.Length))
                .Code(0, x.Found.Length, x.Found.Code))
            .FirstOrDefault();
        if (anywhere is not null || labelled is null)
            return anywhere;

        // Labelled, and not 18 characters: as it stands.
        var code = CodeCharacters.Match(Widths.Narrow(labelled.Text).ToUpperInvariant());
        return labelled.Code(code.Index, code.Length, CreditCode.Normalise(code.Value));
    }

    private static (ReadValue, DateOnly?, DateOnly)? TermOf(ImmutableArray<LabelledValue> values)
    {
        foreach (var value in values.Where(v => v.Key == "term"))
        {
            // The end of a term may stand on the next line: 2014年05月19日至 / 2034年05月18日.
            var text = value.Next is { } next && !Labels.Begins(next.Text) ? $"{value.Value} {next.Text}" : value.Value;
            if (LongTerm.IsMatch(text))
                return null;
            if (ChineseDate.FindAll(text) is [.., var last] spans && (spans.Length > 1 || last.First != last.Last || UntilOneDay.IsMatch(Widths.Narrow(value.Quote))))
                return last.OpenEnded ? null : (ReadValue.Of(value), spans[0].First == last.Last ? null : spans[0].First, last.Last);
        }

        return null;
    }

    /// <summary>The gap between the columns of a licence.</summary>
    [GeneratedRegex(@"\t|\s{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Column { get; }

    [GeneratedRegex("长期|永久|永续|无固定期限|不约定期限", RegexOptions.CultureInvariant)]
    private static partial Regex LongTerm { get; }

    [GeneratedRegex(@"至\s*[\d〇一二]|限至|期至|止", RegexOptions.CultureInvariant)]
    private static partial Regex UntilOneDay { get; }

    [GeneratedRegex("[0-9A-Z][0-9A-Z -]*", RegexOptions.CultureInvariant)]
    private static partial Regex CodeCharacters { get; }
}
