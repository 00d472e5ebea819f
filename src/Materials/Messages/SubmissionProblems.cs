using System.Collections.Immutable;

namespace Materials.Messages;

/// <summary>Gathers what is wrong with a submission.</summary>
internal sealed class SubmissionProblems
{
    /// <summary>A blob's name on Azure, and a path most systems can hold.</summary>
    private const int MaxNameLength = 1024;

    /// <summary>An address in a header line (RFC 5321, 4.5.3.1.3), generously.</summary>
    private const int MaxTextLength = 300;

    private readonly List<Bilingual> problems = [];

    public bool Any => problems.Count > 0;

    public ImmutableArray<Bilingual> ToImmutable() => [.. problems];

    public void Add(string zh, string en) => problems.Add(new(zh, en));

    public void CheckHead(PackageSubmitted message)
    {
        if (message.Schema is { } schema && schema != PackageSubmitted.SchemaName)
            Add($"schema：不认识的版本“{schema}”。", $"schema: unknown version “{schema}”.");
        if (message.PackageId is null || !SubmissionParser.PackageIdPattern.IsMatch(message.PackageId))
            Add(
                "packageId：必填，以字母或数字开头，只含字母、数字、“-”、“_”、“.”，不超过 99 个字符，不含连续的点。",
                "packageId: needed; starts with a letter or digit, holds only letters, digits, “-”, “_” and “.”, at most 99 characters, no two dots in a row.");
        if (message.Revision is < 1)
            Add("revision：应不小于 1。", "revision: must be 1 or more.");
        if (message.Mode is not (null or "full" or "supplement"))
            Add($"mode：应为 full 或 supplement，而不是“{message.Mode}”。", $"mode: must be full or supplement, not “{message.Mode}”.");
        CheckLine("applicant.name", message.Applicant?.Name);
        CheckLine("applicant.creditCode", message.Applicant?.CreditCode);
        CheckLine("applicant.email", message.Applicant?.Email);
        CheckLine("applicant.locale", message.Applicant?.Locale);
        CheckLine("checklist", message.Checklist);
        foreach (var industry in message.Industries ?? [])
            CheckLine("industries", industry, needed: true);
    }

    public void CheckFiles(ImmutableArray<AnnouncedFile> files, bool blobs)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < files.Length; i++)
        {
            var at = $"files[{i}]";
            if (files[i] is not { } file)
            {
                Add($"{at}：为 null。", $"{at}: is null.");
                continue;
            }

            CheckName($"{at}.path", file.Path);
            if (file.Path is { } path && !paths.Add(path))
                Add($"{at}.path：“{path}”出现了两次。", $"{at}.path: “{path}” stands there twice.");
            if (blobs || file.Blob is not null)
                CheckBlob($"{at}.blob", file.Blob);
            if (file.Bytes is < 0)
                Add($"{at}.bytes：不能小于 0。", $"{at}.bytes: must not be below 0.");
            if (file.Sha256 is { } hash && !SubmissionParser.Sha256Pattern.IsMatch(hash))
                Add($"{at}.sha256：应为 64 位十六进制数。", $"{at}.sha256: must be 64 hexadecimal digits.");
            CheckLine($"{at}.item", file.Item);
        }
    }

    /// <summary>What the applicant says beside its files.</summary>
    public void CheckStatements(PackageSubmitted message)
    {
        CheckLine("level", message.Level);
        foreach (var (fact, answer) in message.Facts ?? ImmutableSortedDictionary<string, string>.Empty)
            CheckLine($"facts.{VisibleText.OneLine(fact)}", answer, needed: true);
        var stated = message.NotApplicable ?? [];
        for (var i = 0; i < stated.Length; i++)
        {
            CheckLine($"notApplicable[{i}].item", stated[i]?.Item, needed: true);
            CheckLine($"notApplicable[{i}].reason", stated[i]?.Reason, needed: true);
        }

        var promised = message.Promised ?? [];
        for (var i = 0; i < promised.Length; i++)
        {
            CheckLine($"promised[{i}].item", promised[i]?.Item, needed: true);
            if (promised[i]?.By is null)
                Add($"promised[{i}].by：必填，写成 2026-12-10 的样子。", $"promised[{i}].by: needed, written like 2026-12-10.");
        }
    }

    private void CheckBlob(string at, string? blob)
    {
        if (blob is not null && blob.Contains("://", StringComparison.Ordinal))
            Add($"{at}：应为容器内的名称，不能是网址。", $"{at}: must be a name inside the container, never a URL.");
        else
            CheckName(at, blob);
    }

    private void CheckName(string at, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            Add($"{at}：必填。", $"{at}: needed.");
        else if (name.Length > MaxNameLength)
            Add($"{at}：超过 {MaxNameLength} 个字符。", $"{at}: longer than {MaxNameLength} characters.");
        else if (!StaysInside(name))
            Add(
                $"{at}：应为以“/”分隔的相对路径，不能指向上级目录或绝对位置。",
                $"{at}: must be a relative path with “/” that does not climb out.");
    }

    private static bool StaysInside(string name) =>
        !name.Contains('\0', StringComparison.Ordinal)
        && !name.Contains('\\', StringComparison.Ordinal)
        && !(name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]))
        && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private void CheckLine(string at, string? text, bool needed = false)
    {
        if (text is null ? needed : text.Length > MaxTextLength || text.Any(char.IsControl) || (needed && string.IsNullOrWhiteSpace(text)))
            Add(
                $"{at}：应为一行文字，不超过 {MaxTextLength} 个字符。",
                $"{at}: must be one line of at most {MaxTextLength} characters.");
    }
}
