using System.Text;

namespace Materials.Reading.Archives;

/// <summary>The names of members: how their bytes are read, and which of them are refused.</summary>
internal static class MemberName
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>A name whose encoding nothing tells: hardly any GBK name of two characters or more is valid UTF-8 by chance.</summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        try
        {
            return StrictUtf8.GetString(name).Replace('\\', '/');
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(name).Replace('\\', '/');
        }
    }

    /// <summary>Whether a name would climb out of the folder it is unpacked into, or means something else than a path.</summary>
    public static bool IsUnsafe(string name) =>
        name.Length == 0 || name.Contains('\0') || name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 1 && name[1] == ':')
        || name.Split('/', '\\').Contains("..");
}
