using System.Security.Cryptography;
using System.Text;
using Materials.Reports;

namespace Materials.Reviews;

/// <summary>What a verdict on an item rests on, as a hash: the documents, the evidence, the findings, the question.</summary>
/// <remarks>
/// Files count by their content, not by their names: the same licence under another name is the same evidence. Wording that the program chose
/// (messages, remedies, confidence) does not count, so a new version of the program that finds the same does not undo what a reviewer decided.
/// </remarks>
public static class ItemEvidence
{
    /// <summary>The digest: 32 hexadecimal characters.</summary>
    public static string DigestOf(ItemVerdict item, Report report)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(report);
        // A hostile archive may hold one name twice: then either changes it.
        var contents = report.Files.GroupBy(f => f.Path, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join(' ', g.Select(f => f.Sha256)), StringComparer.Ordinal);
        var rests = new StringBuilder().Append(item.Key).Append(' ').Append(item.Status).Append('\n');
        // Sorted, since renamed files come in another order.
        Append(item.Documents.Select(d => $"document {Content(d.File)} {string.Join('-', d.Pages)}"));
        Append(item.Elements.Select(e => $"element {e.Key} {e.Present}"));
        Append(item.Elements.SelectMany(e => e.Evidence.Select(p => $"evidence {e.Key} {Content(p.File)} {p.Page} {p.Quote}")));
        Append(item.Findings.Select(f =>
            $"finding {f.Code} {f.Element} {f.Severity} {Content(f.File)} {f.Page} {f.Quote} {Content(f.Contradicts?.File)} {f.Contradicts?.Page} {f.Contradicts?.Quote}"));
        // A question is told from another by how many there are: its words hold the names of files.
        rests.Append(item.Question?.Zh.Split('\n').Length ?? 0);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rests.ToString())))[..Length];

        void Append(IEnumerable<string> lines)
        {
            foreach (var line in lines.Order(StringComparer.Ordinal))
                rests.Append(line).Append('\n');
        }

        string Content(string? path) => path is null ? "-" : contents.GetValueOrDefault(path) is { Length: > 0 } hash ? hash : path;
    }

    private const int Length = 32;
}
