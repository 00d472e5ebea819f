using System.Collections.Immutable;
using System.Text;
using Materials.Packages;
using Materials.Pages;

namespace Materials.Reports;

/// <summary>Holds what was received against what was announced.</summary>
internal static class Announced
{
    /// <summary>A finding for every file whose bytes are not those announced, or that did not come at all.</summary>
    public static ImmutableArray<Finding> Changed(PackageContent content)
    {
        var received = content.Files.ToLookup(f => Path(f.Path), StringComparer.Ordinal);
        return
        [
            .. content.Submission.Files
                .OrderBy(a => a.Path, StringComparer.Ordinal)
                .Select(a => received[Path(a.Path)].FirstOrDefault() is { } file ? Compare(a, file) : Absent(a))
                .OfType<Finding>(),
        ];
    }

    private static Finding? Compare(SubmittedFile announced, FileContent file)
    {
        var sameHash = announced.Sha256 is not { } hash || file.Sha256.Length == 0 || string.Equals(hash, file.Sha256, StringComparison.OrdinalIgnoreCase);
        var sameLength = announced.Bytes is not { } bytes || file.Sha256.Length == 0 || bytes == file.Bytes;
        if (sameHash && sameLength)
            return null;
        var where = Place.Of(file, null);
        return Finding(file.Path,
            new($"{where.Zh}与申报时登记的内容不一致{(sameHash ? "（大小不同）" : "（内容有改动）")}。",
                $"{where.En} is not what was announced ({(sameHash ? "another length" : "another hash")})."));
    }

    private static Finding Absent(SubmittedFile announced)
    {
        var name = Place.Shown(announced.Path);
        return Finding(announced.Path, new($"申报时登记了“{name}”，但没有收到这个文件。", $"“{name}” was announced but did not arrive."));
    }

    private static Finding Finding(string path, Bilingual message) => new()
    {
        Code = FindingCode.ContentChanged,
        Severity = Severity.Blocking,
        File = path,
        Message = message,
        Remedy = new(
            "请确认要提交的是哪一个版本，重新上传该文件。",
            "Make sure which version is meant and upload the file again."),
    };

    // The same name may come composed or decomposed (NFC, NFD), as macOS writes it.
    private static string Path(string path) => path.Normalize(NormalizationForm.FormC);
}
