using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Materials.Json;
using Materials.Packages;

namespace Materials.Messages;

/// <summary>Makes a submission of what a portal sent, or says in words why it cannot be one.</summary>
public static partial class SubmissionParser
{
    /// <summary>Reads a <c>PackageSubmitted</c> message; every file must name its blob.</summary>
    /// <param name="json">UTF-8.</param>
    public static ParsedSubmission ParseMessage(ReadOnlySpan<byte> json) => Parse(json, blobs: true);

    /// <summary>Reads a package's own <c>package.json</c>, whose files have no blobs.</summary>
    /// <param name="json">UTF-8, with or without a byte order mark.</param>
    public static ParsedSubmission ParsePackageFile(ReadOnlySpan<byte> json) => Parse(json, blobs: false);

    /// <summary>Checks what was read already.</summary>
    /// <param name="message">As it stood on the wire.</param>
    /// <param name="blobs">Whether every file must name its blob.</param>
    public static ParsedSubmission Check(PackageSubmitted message, bool blobs)
    {
        ArgumentNullException.ThrowIfNull(message);
        var problems = new SubmissionProblems();
        problems.CheckHead(message);
        if (blobs && message.Files is not { Length: > 0 })
            problems.Add("files：至少要有一个文件。", "files: at least one file is needed.");
        problems.CheckFiles(message.Files ?? [], blobs);
        problems.CheckStatements(message);
        return problems.Any ? new(null, problems.ToImmutable()) : new(ToSubmission(message), []);
    }

    /// <summary>Whether a package can be called so.</summary>
    public static bool IsPackageId(string text) => PackageIdPattern.IsMatch(text);

    private static ParsedSubmission Parse(ReadOnlySpan<byte> json, bool blobs)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (json.StartsWith(byteOrderMark))
            json = json[byteOrderMark.Length..];
        PackageSubmitted? message;
        try
        {
            message = JsonSerializer.Deserialize(json, ContractJson.Compact.PackageSubmitted);
        }
        catch (JsonException e)
        {
            var path = e.Path is null or "$" ? "" : e.Path.Replace("$.", "", StringComparison.Ordinal);
            var at = e.LineNumber is { } line ? line + 1 : 1;
            return new(null, [new(
                $"第 {at} 行{(path.Length > 0 ? $"（{path}）" : "")}不是有效的 JSON，或者值的类型不对。",
                $"Line {at}{(path.Length > 0 ? $" ({path})" : "")}: not valid JSON, or a value of the wrong type.")]);
        }

        return message is null
            ? new(null, [new("内容为 null，应为一个 JSON 对象。", "The content is null; a JSON object is expected.")])
            : Check(message, blobs);
    }

    private static Submission ToSubmission(PackageSubmitted message) => new()
    {
        PackageId = message.PackageId!,
        Revision = message.Revision ?? 1,
        Applicant = new(
            Given(message.Applicant?.Name), Given(message.Applicant?.CreditCode),
            Given(message.Applicant?.Email), Given(message.Applicant?.Locale)),
        Checklist = Given(message.Checklist),
        Industries = message.Industries ?? [],
        SubmittedAt = message.SubmittedAt,
        Mode = message.Mode == "supplement" ? SubmissionMode.Supplement : SubmissionMode.Full,
        Files =
        [
            .. (message.Files ?? []).Select(f =>
                new SubmittedFile(f.Path!, f.Blob, f.Bytes, f.Sha256?.ToLowerInvariant(), Given(f.Item))),
        ],
        Level = Given(message.Level),
        Facts = message.Facts ?? ImmutableSortedDictionary<string, string>.Empty,
        NotApplicable = [.. (message.NotApplicable ?? []).Select(n => new InapplicableItem(n.Item!.Trim(), n.Reason!.Trim()))],
        Promised = [.. (message.Promised ?? []).Select(p => new PromisedItem(p.Item!.Trim(), p.By!.Value))],
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What may become part of a storage name: at most 100 characters, no two dots in a row, no dot at the end.</summary>
    [GeneratedRegex(@"^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]{0,98}(?<!\.)$", RegexOptions.CultureInvariant)]
    internal static partial Regex PackageIdPattern { get; }

    [GeneratedRegex("^[0-9A-Fa-f]{64}$", RegexOptions.CultureInvariant)]
    internal static partial Regex Sha256Pattern { get; }
}

/// <summary>A submission, or what is wrong with it.</summary>
/// <param name="Submission">Null when there are problems.</param>
/// <param name="Problems">Each in words, naming the field; empty when there is a submission.</param>
public sealed record ParsedSubmission(Submission? Submission, ImmutableArray<Bilingual> Problems);
