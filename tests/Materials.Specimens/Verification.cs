using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Materials.Specimens.Packing;
using Materials.Specimens.Printing;
using Materials.Specimens.Voices;

namespace Materials.Specimens;

/// <summary>Holds written packages against their labels with programs other than those that wrote them: pdftotext, and a plain look into the zip parts.</summary>
internal static partial class Verification
{
    public static async Task<int> RunAsync(string directory, TextWriter output, CancellationToken cancellationToken)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (problems, sentences) = (0, 0);
        var truths = Directory.GetFiles(Path.Combine(directory, "truth"), "*.json").Order(StringComparer.Ordinal).ToList();
        foreach (var file in truths)
        {
            var truth = Truth.Parse(await File.ReadAllTextAsync(file, cancellationToken));
            var root = Path.Combine(directory, "packages", truth.Package);
            var problemsHere = Consistency(truth, root).ToList();
            var keys = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(directory, "keys", truth.Package + ".json"), cancellationToken))!;
            foreach (var (path, sentence) in keys.Where(pair => Open(root, pair.Key) is not null))
            {
                sentences++;
                var text = await TextAsync(Open(root, path)!, cancellationToken);
                if (text is not null && !Squeeze(text).Contains(Squeeze(sentence)[..Math.Min(12, Squeeze(sentence).Length)], StringComparison.Ordinal))
                    problemsHere.Add($"{path}: does not say '{sentence}'");
            }
            problems += problemsHere.Count;
            foreach (var problem in problemsHere)
                await output.WriteLineAsync($"{truth.Package}: {problem}");
        }
        await output.WriteLineAsync($"{truths.Count} labels, {sentences} sentences looked for, {problems} problems");
        return problems == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Consistency(Truth truth, string root)
    {
        if (!truth.Items.Keys.SequenceEqual(Items.Keys))
            yield return "the items are not those of the checklist";
        foreach (var path in truth.Files.Keys.Where(path => Open(root, path) is null))
            yield return $"{path}: labelled, but not there";
        foreach (var path in Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)))
        {
            if (path != "package.json" && !truth.Files.ContainsKey(path))
                yield return $"{path}: there, but not labelled";
        }
        foreach (var (key, item) in truth.Items)
        {
            if (item.Files.Count == 0 != (item.Status == "missing"))
                yield return $"{key}: {item.Status} with {item.Files.Count} files";
            foreach (var path in item.Files.Where(path => !truth.Files[path].Kinds.Contains(key)))
                yield return $"{path}: holds {key}, but its kinds do not say so";
            if (item.Codes.Contains("element-missing") != truth.ElementsMissing.ContainsKey(key))
                yield return $"{key}: element-missing and the missing elements disagree";
            foreach (var element in truth.ElementsMissing.GetValueOrDefault(key, []).Except(Items.Elements[key]))
                yield return $"{key}: has no element {element}";
        }
        foreach (var kind in truth.Files.Values.SelectMany(file => file.Kinds).Except(Items.Keys))
            yield return $"there is no item {kind}";
    }

    private static byte[]? Open(string root, string path)
    {
        if (File.Exists(Path.Combine(root, path)))
            return File.ReadAllBytes(Path.Combine(root, path));
        var cut = path.IndexOf(".zip/", StringComparison.Ordinal);
        if (cut < 0)
            return null;
        using var archive = new ZipArchive(File.OpenRead(Path.Combine(root, path[..(cut + 4)])), ZipArchiveMode.Read, leaveOpen: false, Encoding.GetEncoding("GBK"));
        if (archive.GetEntry(path[(cut + 5)..]) is not { } entry)
            return null;
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static async Task<string?> TextAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        if (bytes.AsSpan().StartsWith("%PDF"u8))
        {
            await File.WriteAllBytesAsync(folder.File("a.pdf"), bytes, cancellationToken);
            return await Tool.RunAsync("pdftotext", ["-layout", folder.File("a.pdf"), "-"], cancellationToken);
        }
        if (!bytes.AsSpan().StartsWith("PK"u8))
            return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF]) ? Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes.AsSpan(1)) + Encoding.Latin1.GetString(bytes) : null;
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(System.Net.WebUtility.HtmlDecode(Tag().Replace(await reader.ReadToEndAsync(cancellationToken), "")));
        }
        return text.ToString();
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u200b'));

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
