using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Materials.Sample;

/// <summary>Prints Word files with LibreOffice (<c>SOFFICE</c> names another program).</summary>
internal sealed partial class Office : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("materials-sample-").FullName;

    /// <summary>The text as a PDF with the text in it.</summary>
    public byte[] Print(IReadOnlyList<Block> blocks)
    {
        var word = Path.Combine(folder, "page.docx");
        File.WriteAllBytes(word, WordFile.Write(blocks));
        string[] arguments = ["--headless", $"-env:UserInstallation={new Uri(folder).AbsoluteUri}/profile", "--convert-to", "pdf", "--outdir", folder, word];
        using var office = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("SOFFICE") ?? "soffice", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        office.OutputDataReceived += (_, _) => { };
        office.BeginOutputReadLine();
        var complaints = office.StandardError.ReadToEnd();
        office.WaitForExit();
        if (office.ExitCode != 0) throw new InvalidOperationException(complaints);

        // Made again it must be the same: what changes with the day and by chance is that of the sample.
        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(Path.ChangeExtension(word, ".pdf")));
        pdf = Date().Replace(pdf, "/CreationDate(D:20261109080000");
        pdf = Hexadecimal().Replace(pdf, m => m.Groups[1].Value + new string('0', m.Groups[2].Length) + m.Groups[3].Value);
        return Encoding.Latin1.GetBytes(pdf);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex(@"/CreationDate\(D:\d{14}")]
    private static partial Regex Date();

    // The two halves of the file's random identity, and its checksum.
    [GeneratedRegex(@"((?<=/ID \[ )<|(?<=/ID \[ <[0-9A-F]{32}>\s)<|/DocChecksum /)([0-9A-F]{32})(>?)")]
    private static partial Regex Hexadecimal();
}
