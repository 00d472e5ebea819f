using System.Text;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A small package on disk, as an applicant would upload it, that lacks most materials.</summary>
internal sealed class SamplePackage : IDisposable
{
    private SamplePackage(string folder) => Folder = folder;

    public string Folder { get; }

    /// <param name="folder">Where to put it; a temporary folder where null.</param>
    public static SamplePackage Create(string packageId, string? folder = null)
    {
        var package = new SamplePackage(folder ?? Directory.CreateTempSubdirectory("materials-package-").FullName);
        Directory.CreateDirectory(Path.Combine(package.Folder, "体系"));
        package.Write("package.json", $$"""
            {
              "packageId": "{{packageId}}",
              "applicant": { "name": "合肥云杉水处理设备有限公司", "locale": "zh-CN" },
              "submittedAt": "2026-11-10T09:00:00+08:00",
              "files": [{ "path": "体系/流程图.txt", "item": "service-flowchart" }]
            }
            """);
        package.Write("体系/流程图.txt", "售后服务流程图\n客户报修 → 受理登记 → 派单 → 上门维修 → 回访\n");
        package.Write("说明.txt", "本公司提交以下材料。\n");
        return package;
    }

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text, new UTF8Encoding(false));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
