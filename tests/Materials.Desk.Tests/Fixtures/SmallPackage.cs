using System.IO.Compression;
using System.Text;

namespace Materials.Desk.Tests.Fixtures;

/// <summary>A package that is read in a second: a flowchart without its last step, a survey plan, a picture-free licence of text, and nothing else.</summary>
internal static class SmallPackage
{
    /// <summary>A company name that a spreadsheet would take for a formula if it were let.</summary>
    public const string Applicant = "=合肥云杉水处理设备有限公司";

    public const string Telephone = "13856012345";

    /// <summary>Puts it into the inbox of a scene.</summary>
    /// <param name="extra">A file more, so that the package is another.</param>
    /// <param name="archive">The one member of an archive beside the files.</param>
    public static void PutIn(DeskScene scene, string packageId, string name, (string Path, string Text)? extra = null, (string Name, byte[] Content)? archive = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scene.Data, "inbox", $".{name}")).FullName;
        Write("package.json", $$"""
            { "packageId": "{{packageId}}", "applicant": { "name": "{{Applicant}}", "locale": "zh-CN" }, "submittedAt": "2026-11-10T09:00:00+08:00" }
            """);
        Write("流程图.txt", $"售后服务流程图\n客户报修 → 受理登记，电话 {Telephone}\n派单到就近服务站\n工程师上门实施维修\n");
        Write("说明.txt", "本公司提交以下材料。\n");
        if (extra is var (path, text))
            Write(path, text);
        if (archive is var (member, content))
        {
            using var zip = ZipFile.Open(Path.Combine(folder, "附件.zip"), ZipArchiveMode.Create);
            using var entry = zip.CreateEntry(member).Open();
            entry.Write(content);
        }
        // Whole at once: the inbox passes over what begins with a point.
        Directory.Move(folder, Path.Combine(scene.Data, "inbox", name));

        void Write(string file, string said) => File.WriteAllText(Path.Combine(folder, file), said, new UTF8Encoding(false));
    }
}
