using Materials.Specimens.Planning;
using Materials.Specimens.Voices;

namespace Materials.Specimens.Writing;

/// <summary>The looks that a voice may name.</summary>
internal static class Looks
{
    private const string Serif = "Noto Serif CJK SC";
    private const string Sans = "Noto Sans CJK SC";

    public static Look Roll(Voice voice, Company company, Dice dice) => dice.Pick(voice.Looks) switch
    {
        "official" => new Look("official", Serif, 14, "C00000", Styled: dice.Once(2), Bordered: true, "", PageNumbers: true),
        "plain" => new Look("plain", Serif, 12, "000000", Styled: false, Bordered: true, "", PageNumbers: false),
        "modern" => new Look("modern", Sans, 11, dice.Pick(["1F4E79", "00695C", "4527A0"]), Styled: true, Bordered: false, company.Short, PageNumbers: true),
        "iso" => new Look("iso", Serif, 10.5, "000000", Styled: dice.Once(2), Bordered: true, $"{company.Name}    受控文件", PageNumbers: true),
        "bare" => new Look("bare", Sans, 10.5, "333333", Styled: false, Bordered: true, "", PageNumbers: false),
        var name => throw new FormatException($"{voice.Name}: no look is called '{name}'"),
    };
}
