using Materials.Reading;
using Materials.Reading.Pdf;
using System.Text;

var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
var times = args.Length > 2 ? int.Parse(args[2]) : 1;
var bytes = File.ReadAllBytes(args[1]);
for (var i = 0; i < times; i++)
{
    try
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var content = new PdfReader().Read(new MemoryStream(bytes, 0, bytes.Length, false, true), MediaTypes.Pdf, default);
        if (args[0] == "time") Console.Error.WriteLine((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        if (args[0] == "dump")
        {
            foreach (var defect in content.Defects) output.WriteLine($"!! {defect}");
            foreach (var page in content.Pages)
            {
                output.WriteLine($"== {page.Number} {page.Source} trust {page.Trust} pictures {string.Join(' ', page.Pictures)}");
                foreach (var line in page.Lines)
                    output.WriteLine($"{line.Role.ToString()[..3]}{(line.Level > 0 ? line.Level : " ")}{line.Group} {line.Size,5} {line.Box!.Value.Left,6:0.000},{line.Box!.Value.Top,6:0.000} |{line.Text.Replace("\t", "¦")}");
                foreach (var hidden in page.Hidden) output.WriteLine($"HIDDEN {hidden.Reason} {hidden.Text}");
            }
        }
        else if (args[0] != "time")
            foreach (var page in content.Pages) { foreach (var line in page.Lines) { output.Write(line.Text); output.Write('\n'); } output.Write('\f'); }
    }
    catch (UnreadableFileException e) { output.WriteLine("UNREADABLE " + e.Defect); }
}
output.Flush();
