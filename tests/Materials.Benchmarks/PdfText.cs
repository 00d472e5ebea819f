using System.Text;
using Materials.Reading;
using Materials.Reading.Pdf;

namespace Materials.Benchmarks;

/// <summary>Reads one PDF and writes its text: nothing but the reading, in a process of its own.</summary>
internal static class PdfText
{
    public static int Write(string file)
    {
        using var output = Output();
        foreach (var page in Read(file).Pages)
        {
            foreach (var line in page.Lines)
            {
                output.Write(line.Text);
                output.Write('\n');
            }

            output.Write('\f');
        }

        return 0;
    }

    public static int WriteLayout(string file)
    {
        using var output = Output();
        try
        {
            var content = Read(file);
            foreach (var defect in content.Defects)
                output.WriteLine($"{defect}");
            foreach (var attachment in content.Attachments)
                output.WriteLine($"attachment {attachment.Name} ({attachment.Bytes} bytes)");
            foreach (var page in content.Pages)
            {
                output.WriteLine($"== {page.Number} {page.Source} trust {page.Trust} {string.Join(' ', page.Pictures)}");
                foreach (var line in page.Lines)
                    output.WriteLine($"{line.Role,-9} {line.Level} {line.Group,2} {line.Size,5} {line.Box?.Left,6:0.000},{line.Box?.Top,6:0.000} |{line.Text.Replace('\t', '¦')}");
                foreach (var hidden in page.Hidden)
                    output.WriteLine($"{hidden}");
            }

            return 0;
        }
        catch (UnreadableFileException exception)
        {
            output.WriteLine($"{exception.Defect}");
            return 1;
        }
    }

    private static FormatContent Read(string file)
    {
        using var stream = File.OpenRead(file);
        return new PdfReader().Read(stream, MediaTypes.Pdf, CancellationToken.None);
    }

    private static StreamWriter Output() => new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
}
