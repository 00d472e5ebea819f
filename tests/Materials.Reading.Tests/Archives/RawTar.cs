using System.Text;

namespace Materials.Reading.Tests.Archives;

/// <summary>Writes tars of the old kind, without a magic word, so that names may be in any encoding.</summary>
internal sealed class RawTar
{
    private readonly List<byte> _file = [];

    public RawTar Add(string name, byte[] content, Encoding? encoding = null, char kind = '0', string link = "")
    {
        var header = new byte[512];
        (encoding ?? Encoding.UTF8).GetBytes(name).CopyTo(header, 0);
        Octal(header, 100, 7, 0x1A4);
        Octal(header, 108, 7, 0);
        Octal(header, 116, 7, 0);
        Octal(header, 124, 11, content.Length);
        Octal(header, 136, 11, 0);
        header[156] = (byte)kind;
        Encoding.UTF8.GetBytes(link).CopyTo(header, 157);
        header.AsSpan(148, 8).Fill((byte)' ');
        Octal(header, 148, 6, header.Sum(b => b));
        header[154] = 0;
        _file.AddRange(header);
        _file.AddRange(content);
        _file.AddRange(new byte[(512 - content.Length % 512) % 512]);
        return this;
    }

    public byte[] ToArray() => [.. _file, .. new byte[1024]];

    private static void Octal(byte[] header, int at, int digits, int value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(digits, '0')).CopyTo(header, at);
}
