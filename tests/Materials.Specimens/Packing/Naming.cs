using System.Globalization;
using Materials.Specimens.Planning;
using Materials.Specimens.Voices;

namespace Materials.Specimens.Packing;

/// <summary>Gives files the names their owner's habit gives them; extensions come with printing.</summary>
internal static class Naming
{
    private static readonly HashSet<Treatment> NameMustSpeak = [Treatment.Locked, Treatment.Truncated, Treatment.Blanked];

    public static IReadOnlyList<Upload> Apply(Plan plan, IReadOnlyList<Upload> uploads, Dice dice)
    {
        var number = 0;
        var numbered = dice.Once(2);
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. uploads.Select(upload =>
        {
            number++;
            var name = NameMustSpeak.Contains(upload.Treatment) || upload.Print?.Illegible == true || upload.Codes.Contains("hidden-text") || upload.Print?.Manuscript?.Invisible == true
                ? upload.Name
                : plan.Habit switch
                {
                    Habit.Scanned => $"扫描件{number:000}",
                    Habit.Misleading => Misleading(number, dice),
                    Habit.Phone when upload.Print?.IsImage == true => dice.Pick([$"IMG_{2000 + number * 7}", $"微信图片_2026081409{number:00}{dice.Between(10, 59)}", $"mmexport17572900{number:00}"]),
                    Habit.Folders => $"{Folder(upload)}/{upload.Name}",
                    _ => numbered ? string.Create(CultureInfo.InvariantCulture, $"{number:00} {upload.Name}") : upload.Name,
                };
            var unique = name;
            for (var copy = 2; !used.Add(unique); copy++)
                unique = $"{name} ({copy})";
            return upload with { Name = unique };
        })];
    }

    private static string Misleading(int number, Dice dice) => dice.Pick(
    [
        $"新建 Microsoft Word 文档 ({number})", $"文档{number}", $"扫描件{number:000}", $"未命名{number}", $"{number}", $"终稿{number}", $"最新版(改){number}", $"CamScanner 09-{number:00}-2026",
    ]);

    private static string Folder(Upload upload) => upload.Items switch
    {
        [Items.License or Items.StaffCertificates or Items.QualityCertificates or "enterprise-profile", ..] => "证照",
        [Items.Survey or Items.Records or "service-cases" or "service-facilities", ..] => "运行记录",
        [] => "其他",
        _ => "体系文件",
    };
}
