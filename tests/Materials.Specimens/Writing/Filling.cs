using System.Globalization;
using System.Text.RegularExpressions;
using Materials.Specimens.Planning;
using Materials.Specimens.Voices;

namespace Materials.Specimens.Writing;

/// <summary>
/// Fills the blanks of a section: <c>{company}</c>, <c>{p1}</c>, <c>{d:03-15}</c>, <c>{sent}</c>; one of <c>[[a||b]]</c>; and <c>*12|</c> rows, each with
/// its own <c>{date}</c>, <c>{customer}</c>, <c>{fault}</c>, <c>{cause}</c>, <c>{fix}</c>, <c>{tech}</c>.
/// </summary>
internal sealed partial class Filling
{
    /// <summary>Records begin when every manual of the voices is in force.</summary>
    private const int DaysOfRecords = 245;

    private readonly Voice _voice;
    private readonly int _firstHolder;
    private readonly Dice _dice;
    private readonly List<string> _people;
    private readonly List<string> _customers;
    private readonly List<Fault> _faults;
    private readonly string _dateForm;
    private readonly string _product;
    private readonly string _telephone;
    private readonly Survey _survey;

    /// <summary>People, customers and figures are the package's; the choice of words is the document's own.</summary>
    public Filling(Voice voice, Company company, string package, string document)
    {
        var common = new Dice("filling", package);
        (_voice, Company, _dice) = (voice, company, new Dice("words", package, document));
        // Those who keep the quality are not those who repair.
        _firstHolder = document == Items.QualityCertificates ? 5 : 2;
        _people = [company.Legal, .. common.Shuffled(voice.People)];
        _customers = common.Shuffled(voice.Customers);
        _faults = common.Shuffled(voice.Faults);
        _dateForm = common.Pick(voice.DateForms);
        _product = common.Pick(voice.Products);
        _telephone = $"0551-{common.Between(5550000, 5559999)}";
        _survey = Survey.Roll(common);
    }

    public Company Company { get; init; }

    /// <summary>The year in which the documents of this package say things happened.</summary>
    public int Year { get; init; } = 2026;

    /// <summary>The last day on which certificates are good.</summary>
    public DateOnly CertificatesUntil { get; init; } = new(2028, 6, 30);

    /// <summary>Whether certificates say whose they are.</summary>
    public bool Holders { get; init; } = true;

    /// <summary>How a template marks what was never filled in; null for a document that was.</summary>
    public string? Unfilled { get; init; }

    /// <summary>The line at the head of a template that tells what belongs there, left as it was bought.</summary>
    public string TemplateHead => Unfilled switch
    {
        "×" => "> ×××有限公司  编制×××  20××年×月×日",
        "[" => "> [公司名称]  [编制人]  [发布日期]",
        _ => "> ____________公司(请填写单位名称)  编制________  ____年__月__日",
    };

    public string Fill(string text)
    {
        text = Choice().Replace(text, match => _dice.Pick(match.Groups[1].Value.Split("||")));
        text = Row().Replace(text, match => Rows(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value));
        var (customer, fault, tech) = (0, 0, 0);
        return Blank().Replace(text, match => match.Groups[1].Value switch
        {
            "customer" => _customers[customer++ % _customers.Count],
            "fault" => _faults[fault++ % _faults.Count].Seen,
            "cause" => _faults[Math.Max(0, fault - 1) % _faults.Count].Cause,
            "fix" => _faults[Math.Max(0, fault - 1) % _faults.Count].Fix,
            "tech" => _people[2 + tech++ % 3],
            var blank => Value(blank),
        });
    }

    private string Rows(int count, string row)
    {
        var day = new DateOnly(Year, 3, 16);
        var lines = new List<string>();
        for (var i = 1; i <= count; i++)
        {
            day = day.AddDays(_dice.Between(1, Math.Max(2, DaysOfRecords / count * 2 - 3)));
            if (day > new DateOnly(Year, 11, 16))
                day = new DateOnly(Year, 11, 16);
            var fault = _dice.Pick(_faults);
            var number = i;
            lines.Add("|" + Blank().Replace(row, match => match.Groups[1].Value switch
            {
                "n" => number.ToString(CultureInfo.InvariantCulture),
                "date" => Date(day),
                "time" => $"{_dice.Between(8, 17):00}:{_dice.Between(0, 59):00}",
                "customer" => _dice.Pick(_customers),
                "fault" => fault.Seen,
                "cause" => fault.Cause,
                "fix" => fault.Fix,
                "tech" => _people[_dice.Between(2, 4)],
                "no" => $"{day:yyyyMMdd}{number:00}",
                "score" => _dice.Between(88, 100).ToString(CultureInfo.InvariantCulture),
                _ => match.Value,
            }));
        }
        return string.Join('\n', lines);
    }

    private string Value(string blank) => blank switch
    {
        "company" => Unfilled is { } mark ? mark switch { "×" => "×××有限公司", "[" => "[公司名称]", _ => "____________公司" } : Company.Name,
        "short" => Unfilled is { } mark ? mark switch { "×" => "××", "[" => "[公司简称]", _ => "______" } : Company.Short,
        "english" => Company.English,
        "address" => Company.Address,
        "region" => Company.Region,
        "street" => Company.Street,
        "legal" => Company.Legal,
        "code" => Company.CreditCode,
        "scope" => Company.Scope,
        "product" => _product,
        "tel" => _telephone,
        "year" => Unfilled is null ? Year.ToString(CultureInfo.InvariantCulture) : "____",
        "holder1" => Holders ? _people[(_firstHolder) % _people.Count] : "        ",
        "holder2" => Holders ? _people[(_firstHolder + 1) % _people.Count] : "        ",
        "holder3" => Holders ? _people[(_firstHolder + 2) % _people.Count] : "        ",
        "issued" => Date(CertificatesUntil.AddYears(-3).AddDays(1)),
        "until" => Date(CertificatesUntil),
        "certno" => $"{_dice.Between(1000, 9999)}{CertificatesUntil.Year - 3}{_dice.Between(100000, 999999)}",
        "idno" => $"34019919900101{_dice.Between(0, 999):000}X"[..14] + "****",
        ['p', var digit] when char.IsAsciiDigit(digit) => Unfilled is { } mark
            ? mark switch { "×" => "×××", "[" => "[姓名]", _ => "________" }
            : _people[(digit - '1') % _people.Count],
        ['d', ':', .. var monthDay] => Unfilled is null
            ? Date(DateOnly.ParseExact($"{Year}-{monthDay}", "yyyy-MM-dd", CultureInfo.InvariantCulture))
            : Unfilled == "×" ? "20××年×月×日" : "____年__月__日",
        var name => _survey.Value(name) ?? throw new FormatException($"{_voice.Name}: no blank is called '{name}'"),
    };

    private string Date(DateOnly day) => _dateForm switch
    {
        "年月日" => $"{day.Year}年{day.Month}月{day.Day}日",
        "汉字" => $"{Digits(day.Year)}年{Tens(day.Month)}月{Tens(day.Day)}日",
        "." => $"{day.Year}.{day.Month:00}.{day.Day:00}",
        "/" => $"{day.Year}/{day.Month}/{day.Day}",
        "-" => $"{day:yyyy-MM-dd}",
        _ => throw new FormatException($"{_voice.Name}: no date is written like '{_dateForm}'"),
    };

    private static string Digits(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => "〇一二三四五六七八九"[c - '0']));

    private static string Tens(int number) =>
        (number / 10) switch { 0 => "", 1 => "十", var tens => "〇一二三"[tens] + "十" } + (number % 10 == 0 ? "" : "〇一二三四五六七八九"[number % 10]);

    [GeneratedRegex(@"\[\[(.+?)\]\]", RegexOptions.Singleline)]
    private static partial Regex Choice();

    [GeneratedRegex(@"^\*(\d+)\|(.*)$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\{([a-z0-9:-]+)\}")]
    private static partial Regex Blank();
}

/// <summary>The figures of a survey, which agree with each other.</summary>
internal sealed record Survey(int Sent, int Back, int Valid, int Delighted, int Content, int Fair)
{
    public static Survey Roll(Dice dice)
    {
        var sent = dice.Between(6, 30) * 10;
        var back = sent - dice.Between(2, sent / 8);
        var valid = back - dice.Between(0, 3);
        var fair = dice.Between(1, Math.Max(1, valid / 15));
        var delighted = dice.Between(valid / 2, valid * 7 / 10);
        return new Survey(sent, back, valid, delighted, valid - delighted - fair, fair);
    }

    public string? Value(string name) => name switch
    {
        "sent" => $"{Sent}",
        "back" => $"{Back}",
        "valid" => $"{Valid}",
        "good" => $"{Delighted}",
        "ok" => $"{Content}",
        "fair" => $"{Fair}",
        "backrate" => Percent(Back, Sent),
        "validrate" => Percent(Valid, Back),
        "rate" => Percent(Delighted + Content, Valid),
        _ => null,
    };

    private static string Percent(int part, int whole) => (100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
