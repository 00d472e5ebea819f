using System.Globalization;

namespace Materials.Worker.Stores;

/// <summary>Where everything is kept. The names are the same in a blob container and in a folder, and are part of what operators rely on.</summary>
internal static class StorageNames
{
    /// <summary>The files as uploaded.</summary>
    public static string PackageFolder(string packageId, int revision) => $"packages/{packageId}/r{revision}/";

    /// <summary>What the portal said of a revision.</summary>
    public static string Submission(string packageId, int revision) => $"{SubmissionsOf(packageId)}r{revision}.json";

    /// <summary>A supplement with all files that it stands for, those of the revisions before it included.</summary>
    public static string Merged(string packageId, int revision) => $"{SubmissionsOf(packageId)}r{revision}.merged.json";

    /// <summary>How often workers died over a message.</summary>
    /// <param name="key">The hash of the message.</param>
    public static string Attempts(string key) => $"attempts/{key}";

    /// <summary>The hash of what a revision's files hold, kept by <c>serve</c> to tell a new revision from one it knows.</summary>
    public static string Fingerprint(string packageId, int revision) => $"{SubmissionsOf(packageId)}r{revision}{FingerprintEnding}";

    public const string FingerprintEnding = ".sha256";

    /// <summary>The submissions of every revision of a package.</summary>
    public static string SubmissionsOf(string packageId) => $"submissions/{packageId}/";

    /// <summary>The reports on every revision of a package.</summary>
    public static string ReportsOn(string packageId) => $"reports/{packageId}/";

    /// <summary>The reports on a revision.</summary>
    public static string ReportsOn(string packageId, int revision) => $"reports/{packageId}/r{revision}/";

    public static string ReportJson(string packageId, int revision, string reportId) => $"{ReportsOn(packageId, revision)}{reportId}.json";

    /// <summary>The revision that a report's name says; null where it is none.</summary>
    public static int? RevisionOfReport(string name) =>
        name.Split('/') is ["reports", _, ['r', .. var number], _] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    /// <summary>The revision that a submission's name says; null where it is another file about it.</summary>
    public static int? RevisionOfSubmission(string name) =>
        name.Split('/') is ["submissions", _, ['r', .. var number]] && number.EndsWith(".json", StringComparison.Ordinal)
            && int.TryParse(number.AsSpan(0, number.Length - ".json".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : null;

    public static string ReportHtml(string packageId, int revision, string reportId) => $"{ReportsOn(packageId, revision)}{reportId}.html";

    /// <summary>The letters about a revision.</summary>
    public static string NoticesOn(string packageId, int revision) => $"notices/{packageId}/r{revision}/";

    /// <summary>A letter that goes with a report.</summary>
    /// <param name="edition">The report's id, or that of what reviewers made of it.</param>
    /// <param name="ending">The format, such as <c>txt</c>.</param>
    public static string Notice(string packageId, int revision, string edition, string ending) =>
        $"{NoticesOn(packageId, revision)}{edition}.{ending}";

    /// <summary>Every report, every submission and every journal: what the desk's register is made from.</summary>
    public const string Reports = "reports/", Submissions = "submissions/", Journals = "reviews/";

    /// <summary>What was done at the desk about a package.</summary>
    public static string JournalOf(string packageId) => $"{Journals}{packageId}/";

    /// <param name="number">Counts from 1.</param>
    public static string JournalEntry(string packageId, int number) => $"{JournalOf(packageId)}{number:D6}.json";

    /// <summary>That the events of a report, but for the last, are confirmed.</summary>
    /// <param name="key">The hash of the message that the package was submitted by.</param>
    public static string Announced(string packageId, int revision, string reportId, string key) =>
        $"announced/{packageId}/r{revision}/{reportId}.{key[..16]}";

    /// <summary>What was read from a file, in any package that holds it.</summary>
    /// <param name="name">The hash of its bytes and that of how they were read.</param>
    public static string Text(string name) => $"texts/{name}.br";

    /// <summary>Why a blob can't be fetched under this name; null when it can. A name is never a URL and never leads out of its container.</summary>
    public static string? RefusedBlob(string blob) =>
        blob.Length is 0 or > 1024 ? "a blob name has 1 to 1024 characters"
        : blob.Contains('\0') ? "a blob name holds no NUL"
        : blob.Contains("://", StringComparison.Ordinal) ? "a blob is named inside the container, not by a URL"
        : blob.Split('/', '\\').Any(segment => segment is "" or "." or "..") ? "a blob name does not climb and has no empty segments"
        : null;
}
