using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Materials.Pages;

namespace Materials.Fields;

/// <summary>The figures of a survey on one page or several: how many were sent, returned, valid, how they answered, which rates are claimed.</summary>
/// <remarks>A quantity that the pages give more than one value for (a month each, a plan beside the result) is not known: null.</remarks>
internal sealed partial record SurveyNumbers
{
    public SurveyNumber? Sent { get; private init; }

    public SurveyNumber? Returned { get; private init; }

    public SurveyNumber? Valid { get; private init; }

    /// <summary>回收率, in percent.</summary>
    public SurveyNumber? ReturnRate { get; private init; }

    /// <summary>有效率, in percent.</summary>
    public SurveyNumber? ValidRate { get; private init; }

    /// <summary>满意率, in percent.</summary>
    public SurveyNumber? SatisfiedRate { get; private init; }

    /// <summary>How many gave each grade, best grade first; empty where the page does not list at least three with their numbers.</summary>
    public ImmutableArray<SurveyNumber> Grades { get; private init; } = [];

    /// <summary>Which share of all gave each grade, in percent; empty where at least three are not listed with their shares.</summary>
    public ImmutableArray<SurveyNumber> Shares { get; private init; } = [];

    public static SurveyNumbers Read(params ReadOnlySpan<Page> pages)
    {
        var texts = new JoinedText[pages.Length];
        for (var i = 0; i < pages.Length; i++)
            texts[i] = JoinedText.Of(pages[i]);
        return new()
        {
            Sent = Only(texts, SentWords),
            Returned = Only(texts, ReturnedWords),
            Valid = Only(texts, ValidWords),
            ReturnRate = Only(texts, ReturnRateWords),
            ValidRate = Only(texts, ValidRateWords),
            SatisfiedRate = Only(texts, SatisfiedRateWords),
            Grades = Run(texts, GradeWords),
            Shares = Run(texts, ShareWords),
        };
    }

    private static SurveyNumber? Only(JoinedText[] texts, Regex words)
    {
        var found = texts.SelectMany(t => words.Matches(t.Text).Where(m => !Planned.IsMatch(t.Text[..m.Index])).Select(m => Number(t, m))).DistinctBy(n => n.Value).ToArray();
        return found is [var only] ? only : null;
    }

    // The one run of grades, each close behind the one before: 很满意 40 份、满意 12 份、一般 3 份.
    private static ImmutableArray<SurveyNumber> Run(JoinedText[] texts, Regex words)
    {
        var whole = texts.SelectMany(t => Runs(t, words).Select(r => (Text: t, Run: r)))
            .Where(r => r.Run.Count >= FewestGrades && r.Run.DistinctBy(m => m.Groups["grade"].Value).Count() == r.Run.Count)
            .ToArray();
        return whole is [var (text, run)] ? [.. run.Select(m => Number(text, m))] : [];
    }

    private static List<List<Match>> Runs(JoinedText text, Regex words)
    {
        var runs = new List<List<Match>>();
        foreach (Match match in words.Matches(text.Text))
        {
            if (runs is [.., [.., var before]] && match.Index - before.Index - before.Length <= GradeGap && text.Text.IndexOf('\n', before.Index, match.Index - before.Index) < 0)
                runs[^1].Add(match);
            else
                runs.Add([match]);
        }

        return runs;
    }

    private static SurveyNumber Number(JoinedText text, Match match)
    {
        var digits = match.Groups["n"].Value;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (value, decimals) = (decimal.Parse(digits, CultureInfo.InvariantCulture), point < 0 ? 0 : digits.Length - point - 1);
        if (match.Groups["unit"].Value == "‰")
            (value, decimals) = (value / 10, decimals + 1);
        return new(
            value, decimals,
            text.Value(match.Index, match.Length, match.Value.Trim()));
    }

    /// <summary>Between two grades stand a comma, a share in brackets, a word or two.</summary>
    private const int GradeGap = 14;

    /// <summary>Fewer grades are a remark, no distribution.</summary>
    private const int FewestGrades = 3;

    [GeneratedRegex(@"(?:发放|发出|寄出|派发|投放|推送)(?!率)[^\d。;%\n]{0,12}?(?<n>\d{1,6})(?=\s*(?:份|户|人|家|张|条|件|个|位|名|\t|\n|$|,))", RegexOptions.CultureInvariant)]
    private static partial Regex SentWords { get; }

    [GeneratedRegex(@"(?<!有效)(?:回收|收回)(?!率)(?!有效)[^\d。;%\n]{0,10}?(?<n>\d{1,6})(?=\s*(?:份|户|人|家|张|条|件|个|位|名|\t|\n|$|,))", RegexOptions.CultureInvariant)]
    private static partial Regex ReturnedWords { get; }

    [GeneratedRegex(@"有效(?!率|期|性|回收率|地)[^\d。;%\n]{0,8}?(?<n>\d{1,6})(?=\s*(?:份|户|人|家|张|条|件|个|位|名|\t|\n|$|,))", RegexOptions.CultureInvariant)]
    private static partial Regex ValidWords { get; }

    [GeneratedRegex(@"(?<!有效)(?:回收率|收回率)[^\d。;\n]{0,6}?(?<n>\d{1,3}(?:\.\d{1,3})?)\s*(?<unit>[%‰])", RegexOptions.CultureInvariant)]
    private static partial Regex ReturnRateWords { get; }

    [GeneratedRegex(@"(?:有效率|有效(?:问卷|回收|样本|答卷)率)[^\d。;\n]{0,6}?(?<n>\d{1,3}(?:\.\d{1,3})?)\s*(?<unit>[%‰])", RegexOptions.CultureInvariant)]
    private static partial Regex ValidRateWords { get; }

    [GeneratedRegex(@"(?<!不|不太|不很)满意率[^\d。;\n]{0,6}?(?<n>\d{1,3}(?:\.\d{1,3})?)\s*(?<unit>[%‰])", RegexOptions.CultureInvariant)]
    private static partial Regex SatisfiedRateWords { get; }

    [GeneratedRegex(@"(?<grade>(?:非常|很|十分|比较|较|基本|不太|很不|非常不|不)?满意|一般|尚可|很好|较好|好|较差|差)[:的占为有是\s]{0,4}(?<n>\d{1,5})\s*(?:份|户|人|家|票|张|条|位|名)", RegexOptions.CultureInvariant)]
    private static partial Regex GradeWords { get; }

    [GeneratedRegex(@"(?<grade>(?:非常|很|十分|比较|较|基本|不太|很不|非常不|不)?满意|一般|尚可|很好|较好|好|较差|差)[:的占为有是\s]{0,4}(?<n>\d{1,3}(?:\.\d{1,2})?)\s*(?<unit>%)", RegexOptions.CultureInvariant)]
    private static partial Regex ShareWords { get; }

    // What is meant to be sent or reached is no result.
    [GeneratedRegex(@"(?:计划|拟|预计|打算|目标|不少于|不低于|至少|应|要求|去年|上年|上次|上期|往年)[^。;\n]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Planned { get; }
}

/// <summary>A figure as written.</summary>
/// <param name="Decimals">How many decimals are written: what was rounded cannot be held to more.</param>
internal sealed record SurveyNumber(decimal Value, int Decimals, ReadValue Read)
{
    /// <summary>Whether the figure is what a calculation gives, rounded or cut off at its last decimal.</summary>
    public bool Agrees(decimal exact) => Math.Abs(Value - exact) < (decimal)Math.Pow(10, -Decimals);
}
