using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Materials.Specimens.Planning;
using Materials.Specimens.Printing;
using Materials.Specimens.Voices;

namespace Materials.Specimens.Packing;

/// <summary>Puts printed files into folders and archives, with the submission and the label beside them.</summary>
internal sealed class Packer(string directory, IReadOnlyDictionary<Print, Printed> printed)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A file of the package under its final path; inside an archive that is <c>archive.zip/inner path</c>.</summary>
    private sealed record Placed(string Path, byte[] Bytes, Upload Upload);

    public async Task PackAsync(Draft draft, CancellationToken cancellationToken)
    {
        var plan = draft.Plan;
        var root = Path.Combine(directory, "packages", plan.Id);
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        Directory.CreateDirectory(root);
        var placed = new List<Placed>();
        foreach (var upload in draft.Uploads)
        {
            var file = await FinishAsync(upload, cancellationToken);
            placed.Add(new Placed(upload.Name + (upload.ClaimedExtension ?? file.Extension), file.Bytes, upload));
        }
        var loose = placed.Select(file => (file.Path, file.Bytes)).ToList();
        var containers = new Dictionary<string, FileTruth>();
        if (plan.Habit == Habit.Zipped && placed.Count > 3)
        {
            var inside = placed.Where((_, i) => i % 4 != 3).ToList();
            loose = [.. placed.Except(inside).Select(file => (file.Path, file.Bytes)), ("申报材料.zip", Archives.Gbk(inside.Select(file => (file.Path, file.Bytes))))];
            placed = [.. placed.Select(file => inside.Contains(file) ? file with { Path = "申报材料.zip/" + file.Path } : file)];
            containers["申报材料.zip"] = new FileTruth([], []);
        }
        if (draft.HostileArchive is { } hostile)
        {
            var (name, bytes) = hostile == "unsafe-path" ? ("补充材料.zip", Archives.Climbing()) : ("历史资料备份.zip", Archives.Bomb());
            loose.Add((name, bytes));
            containers[name] = new FileTruth([], [hostile]);
        }
        if (placed.Count == 0)
        {
            loose.Add(("申报材料.zip", Archives.Gbk([])));
            containers["申报材料.zip"] = new FileTruth([], []);
        }
        foreach (var (path, bytes) in loose)
        {
            var target = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, bytes, cancellationToken);
        }
        var changed = draft.AnnouncesWrongHash ? loose.Select(file => file.Path).First(path => !containers.ContainsKey(path)) : null;
        await File.WriteAllTextAsync(Path.Combine(root, "package.json"), Submission(plan, loose, changed), cancellationToken);
        await WriteAsync("truth", plan.Id, Label(plan, placed, containers, changed).ToJson(), cancellationToken);
        var keys = placed.Where(file => file.Upload is { KeySentence: not null, Print: { IsImage: false } }).ToDictionary(file => file.Path, file => file.Upload.KeySentence);
        await WriteAsync("keys", plan.Id, JsonSerializer.Serialize(keys, Json), cancellationToken);
    }

    private async Task<Printed> FinishAsync(Upload upload, CancellationToken cancellationToken)
    {
        var file = upload.Raw ?? printed[upload.Print!];
        return upload.Treatment switch
        {
            Treatment.Locked => file with { Bytes = await PdfFile.LockAsync(file.Bytes, cancellationToken) },
            Treatment.Truncated => file with { Bytes = file.Bytes[..(file.Bytes.Length * 2 / 5)] },
            Treatment.Blanked => new Printed(PdfFile.Blank(), ".pdf"),
            Treatment.Scripted => file with { Bytes = await PdfFile.WithScriptAsync(file.Bytes, cancellationToken) },
            _ => file,
        };
    }

    private static Truth Label(Plan plan, List<Placed> placed, Dictionary<string, FileTruth> containers, string? changed)
    {
        var empty = placed.Count == 0;
        var items = new OrderedDictionary<string, ItemTruth>();
        var elements = new OrderedDictionary<string, IReadOnlyList<string>>();
        foreach (var item in Items.Keys)
        {
            var files = placed.Where(file => file.Upload.Items.Contains(item)).Select(file => file.Path).ToList();
            items[item] = Judgement.Of(plan, item, files, touched: changed is not null && files.Contains(changed));
            if (Judgement.ElementsMissing(plan, item) is { Count: > 0 } missing)
                elements[item] = missing;
        }
        var truths = new OrderedDictionary<string, FileTruth>();
        foreach (var file in placed)
        {
            var codes = file.Upload.Codes.Concat(file.Upload.Items.SelectMany(item => items[item].Codes)).Where(code => code != "not-submitted");
            truths[file.Path] = new FileTruth(file.Upload.Items, [.. codes.Concat(file.Path == changed ? ["content-changed"] : []).Distinct()]);
        }
        foreach (var (path, truth) in containers)
            truths[path] = truth;
        var outcome = Truth.OutcomeOf(items.Values, truths.Values);
        var only = plan.Defects is [{ Code: "content-changed" }];
        return new Truth(
            plan.Id, $"{plan.Voice.About};{plan.Habit};{string.Join(',', plan.Defects.Select(defect => $"{defect.Code}:{defect.Item}{(defect.Element is null ? "" : "/" + defect.Element)}"))}",
            new TruthOptions([]), outcome, only ? ["needs-review", "complete"] : [], items, elements, truths,
            PackageCodes(empty, changed is not null), plan.Voice.Name);
    }

    private static List<string> PackageCodes(bool empty, bool changed)
    {
        var codes = new List<string>();
        if (empty)
            codes.Add("empty-package");
        if (changed)
            codes.Add("content-changed");
        return codes;
    }

    private static string Submission(Plan plan, IReadOnlyList<(string Path, byte[] Bytes)> files, string? changed)
    {
        var digits = int.Parse(plan.Id[1..], System.Globalization.CultureInfo.InvariantCulture) + plan.Id[0] switch { 't' => 910_000, 's' => 930_000, _ => 920_000 };
        return JsonSerializer.Serialize(new
        {
            PackageId = $"AH-2026-{digits}",
            Revision = 1,
            Applicant = new { plan.Company.Name, plan.Company.CreditCode, Email = $"fw@{plan.Id}.example", Locale = "zh-CN" },
            Checklist = "gbt27922-full",
            Industries = Array.Empty<string>(),
            SubmittedAt = "2026-11-20T09:30:00+08:00",
            Mode = "full",
            Files = files.Select(file => new { file.Path, Bytes = file.Bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Path == changed ? [.. file.Bytes, 0] : file.Bytes)) }),
        }, Json);
    }

    private async Task WriteAsync(string folder, string id, string text, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.Combine(directory, folder));
        await File.WriteAllTextAsync(Path.Combine(directory, folder, id + ".json"), text + "\n", new UTF8Encoding(false), cancellationToken);
    }
}
