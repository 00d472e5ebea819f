using System.IO.Compression;
using System.Text;

namespace Materials.Specimens.Packing;

/// <summary>Archives as applicants and as attackers make them.</summary>
internal static class Archives
{
    private static readonly DateTimeOffset Time = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    static Archives() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Names in GBK without the UTF-8 flag, as Chinese Windows writes them.</summary>
    public static byte[] Gbk(IEnumerable<(string Path, byte[] Bytes)> files) => Zip(files, Encoding.GetEncoding("GBK"));

    /// <summary>A member that would be written outside the folder.</summary>
    public static byte[] Climbing() => Zip([("../../../tmp/说明.txt", Encoding.UTF8.GetBytes("见附件。"))], Encoding.UTF8);

    /// <summary>Some kilobytes that unpack, two archives deep, to 1.6 GB of zeros.</summary>
    public static byte[] Bomb()
    {
        var zeros = new byte[50 << 20];
        var inner = Zip([("2019.dat", zeros), ("2020.dat", zeros), ("2021.dat", zeros), ("2022.dat", zeros)], Encoding.UTF8);
        return Zip(Enumerable.Range(1, 8).Select(i => ($"{i}.zip", inner)), Encoding.UTF8);
    }

    private static byte[] Zip(IEnumerable<(string Path, byte[] Bytes)> files, Encoding names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (path, bytes) in files)
            {
                var entry = archive.CreateEntry(path);
                entry.LastWriteTime = Time;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }
        return stream.ToArray();
    }
}
