using System.Runtime.CompilerServices;
using Materials.Sample;

// Two packages of one invented company: one as it should be, one as it first came in, with its defects.
var content = new ContentFolder(Path.GetFullPath(Path.Combine(Here(), "..", "content")));
using var browser = new Browser(content);
using var office = new Office();
foreach (var package in SamplePackage.All(content, browser, office))
    package.Write(Path.GetFullPath(Path.Combine(Here(), "..", "packages")));

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
