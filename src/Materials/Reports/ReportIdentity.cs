using System.Security.Cryptography;
using System.Text;
using Materials.Checklists;
using Materials.Documents;
using Materials.Messages;

namespace Materials.Reports;

/// <summary>The id of a report, from everything that its verdict depends on.</summary>
internal static class ReportIdentity
{
    /// <summary>Which rules and which recognition the verdicts are by.</summary>
    /// <remarks>
    /// Raised once in every release in which some package is judged otherwise than before: a rule, a threshold, the recogniser, its model or a reader was
    /// changed. A report is stored once under its id; without a new id the old verdict would stand. Words alone, and checklists, which come with a hash
    /// of their own, don't ask for it. 1: the first rules. 2: learnt wording, rules across documents, lists and sentences of certificates.
    /// </remarks>
    private const string RulesVersion = "2";

    public static string Of(RecognisedPackage package, Checklist checklist)
    {
        var submission = package.Content.Submission;
        var all = new StringBuilder();
        Add(all, RulesVersion, ReportJson.Schema, submission.PackageId, $"{submission.Revision}", $"{package.AsOf:yyyy-MM-dd}");
        Add(all, submission.Applicant.Name, submission.Applicant.CreditCode);
        Add(all, checklist.Id, checklist.Version, checklist.Sha256);
        Add(all, [.. checklist.Industries]);
        if (submission.Level is { } level)
            Add(all, "level", level);
        foreach (var (fact, answer) in submission.Facts)
            Add(all, "fact", fact, answer);
        foreach (var item in submission.NotApplicable.OrderBy(n => n.Item, StringComparer.Ordinal))
            Add(all, "not-applicable", item.Item, item.Reason);
        foreach (var item in submission.Promised.OrderBy(p => p.Item, StringComparer.Ordinal))
            Add(all, "promised", item.Item, $"{item.By:yyyy-MM-dd}");
        foreach (var file in package.Content.Files)
            Add(all, "file", file.Path, file.Sha256, file.Sha256.Length == 0 ? $"{file.Bytes}" : null);
        // What was announced counts by what follows from it: lengths and hashes that hold are the same report as none.
        foreach (var file in submission.Files.Where(f => f.Item is not null).OrderBy(f => f.Path, StringComparer.Ordinal))
            Add(all, "announced", file.Path, file.Item);
        foreach (var finding in Announced.Changed(package.Content))
            Add(all, "changed", finding.File, finding.Message.En);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString()));
        return NameBasedGuid.Create(NameBasedGuid.Root, Convert.ToHexStringLower(digest)).ToString();
    }

    // Each part with its length before it, so that no two lists of parts run together to the same text.
    private static void Add(StringBuilder all, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
            all.Append(part?.Length ?? -1).Append(':').Append(part);
        all.Append('\n');
    }
}
