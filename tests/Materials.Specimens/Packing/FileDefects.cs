using System.Text;
using Materials.Specimens.Planning;
using Materials.Specimens.Printing;

namespace Materials.Specimens.Packing;

/// <summary>Puts the defects that belong to no item into a drafted package.</summary>
internal static class FileDefects
{
    public static Draft Apply(Draft draft, Dice dice)
    {
        foreach (var defect in draft.Plan.Defects.Where(defect => defect.Item is null))
            draft = Apply(draft, defect.Code, dice);
        return draft;
    }

    private static Draft Apply(Draft draft, string code, Dice dice) => code switch
    {
        "duplicate-file" => Duplicate(draft, dice),
        "type-mismatch" => Change(draft, dice, upload => upload.Print is { Make: Make.Docx or Make.BrowserPdf or Make.OfficePdf or Make.Photo },
            upload => upload.With("type-mismatch") with { ClaimedExtension = upload.Print!.Make switch { Make.Docx => ".pdf", Make.Photo => ".pdf", _ => ".docx" } }),
        "unsupported-format" => draft with { Uploads = [.. draft.Uploads, Drawing(dice)] },
        "active-content" => Change(draft, dice, upload => upload.Print is { Make: Make.BrowserPdf or Make.OfficePdf },
            upload => upload.With("active-content") with { Treatment = Treatment.Scripted }),
        "unsafe-path" or "limit-exceeded" => draft with { HostileArchive = code },
        "content-changed" => draft with { AnnouncesWrongHash = true },
        _ => draft,
    };

    private static Draft Duplicate(Draft draft, Dice dice)
    {
        var original = dice.Pick(draft.Uploads.Where(IsSound).ToList());
        return draft with { Uploads = [.. draft.Uploads, original with { Name = original.Name + dice.Pick([" - 副本", "(最新)", "(盖章)"]), Codes = [.. original.Codes, "duplicate-file"] }] };
    }

    private static Draft Change(Draft draft, Dice dice, Func<Upload, bool> suits, Func<Upload, Upload> change)
    {
        var choices = draft.Uploads.Where(upload => IsSound(upload) && suits(upload)).ToList();
        if (choices.Count == 0)
            return draft;
        var chosen = dice.Pick(choices);
        return draft with { Uploads = [.. draft.Uploads.Select(upload => upload == chosen ? change(upload) : upload)] };
    }

    private static bool IsSound(Upload upload) => upload is { Treatment: Treatment.None, Items.Count: > 0, KeySentence: not null } && !upload.Codes.Any();

    /// <summary>The first bytes of a drawing or design file, enough to be told by content.</summary>
    private static Upload Drawing(Dice dice)
    {
        var (name, extension, magic) = dice.Pick<(string, string, string)>([("车间平面图", ".dwg", "AC1027"), ("宣传册源文件", ".cdr", "RIFF\u0010\u0000\u0000\u0000CDRv"), ("服务站三维图", ".skp", "\u00ff\u00fe\u00ff\u000eSketchUp Model")]);
        byte[] bytes = [.. Encoding.Latin1.GetBytes(magic), .. Enumerable.Range(0, 4000).Select(_ => (byte)dice.Below(256))];
        return new Upload(name, null, []) { Raw = new Printed(bytes, extension), Codes = ["unsupported-format"] };
    }
}
