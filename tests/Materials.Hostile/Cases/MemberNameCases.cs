using System.Collections.Immutable;
using System.Text;
using Materials.Hostile.Making;
using static Materials.Hostile.Cases.ArchiveCases;

namespace Materials.Hostile.Cases;

/// <summary>Names of members that lead out, collide or deceive.</summary>
internal static class MemberNameCases
{
    private static readonly Encoding s_gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static ImmutableArray<HostileCase> All { get; } =
    [
        Unsafe("climbs-out", "../a.txt"), Unsafe("climbs-out-later", "b/../../a.txt"), Unsafe("climbs-out-backwards", "..\\a.txt"), Unsafe("climbs-out-both-ways", "b/..\\..\\a.txt"),
        Unsafe("absolute", "/etc/a.txt"), Unsafe("absolute-backwards", "\\a.txt"), Unsafe("on-a-drive", "C:\\a.txt"), Unsafe("on-a-drive-without-a-slash", "C:a.txt"), Unsafe("on-a-server", "\\\\server\\a.txt"),
        Unsafe("with-nul", "a.txt\0.pdf"), Unsafe("empty", ""), Unsafe("dots-alone", ".."),
        new("zip/name-climbs-out-in-another-encoding", "a.zip", () => Made(z => z.Add("x.txt", Text, flags: 0, extra: UnicodePath("x.txt", "../../a.txt"))), "unsafe-path"),
        new("zip/link-to-a-file", "a.zip", () => Made(z => z.Add("a.txt", "/etc/passwd"u8.ToArray(), attributes: 0xA1FF0000).Add("b.txt", Text)), "unsafe-path") { Reads = Read },
        new("zip/device", "a.zip", () => Made(z => z.Add("a.txt", Text, attributes: 0x21FF0000))) { Reads = Read },
        Safe("same-twice", "a.txt", "a.txt"), Safe("same-but-for-case", "a.txt", "A.TXT"), Safe("same-but-for-composition", "e\u0301.txt", "\u00e9.txt"),
        Safe("turned-by-an-override", "a\u202Efdp.txt"), Safe("with-line-feeds", "a\r\nb.txt"), Safe("with-terminal-escapes", "a\u001b[2J\u001b]0;x\u0007.txt"), Safe("with-markup", "<img src=x onerror=alert(1)>.txt"),
        Safe("that-looks-like-an-option", "-rf *.txt"), Safe("with-a-formula", "=cmd|'/c calc'!A0.txt"), Safe("of-5000-letters", $"{"a".Times(5_000)}.txt"), Safe("of-1000-folders", $"{"a/".Times(1_000)}b.txt"),
        Safe("with-quotes-and-dollars", "a\"$(id)`id`'.txt"), Safe("with-zero-width-letters", "营\u200b业\u200d执照.txt"), Safe("with-private-letters", "\ue000\uf8ff.txt"), Safe("ending-in-dots-and-blanks", "a.txt . . "),
        Safe("of-a-device", "CON.txt"), Safe("with-percent-signs", "%2e%2e%2fa%00.txt"),
        new("zip/name-in-gbk", "a.zip", () => Made(z => z.Add("售后服务手册.txt", Text, flags: 0, encoding: s_gbk))) { Reads = Read },
        new("zip/name-of-no-encoding", "a.zip", () => Made(z => z.Add("\u00ff\u0080\u00fe.txt", Text, flags: 0, encoding: Encoding.Latin1))) { Reads = Read },
        new("zip/name-like-the-mac-os-folder", "a.zip", () => Made(z => z.Add("__MACOSX/._a.txt", new byte[200]).Add("a.txt", Text))) { Reads = Read },
        new("zip/members-in-members-of-one-name", "a.zip", () => Samples.Zip(("a.zip", Samples.Zip(("a.txt", Text))), ("a.zip/a.txt", Text))) { Reads = Read },
        new("name/of-an-upload-with-line-feeds", "a\nb\u001b[2J\u202E.txt", () => Text) { Reads = Read },
        new("name/of-an-upload-with-markup", "<script>alert(1)<|script>.txt", () => Text) { Reads = Read },
    ];

    private static HostileCase Unsafe(string name, string member) => new($"zip/name-{name}", "a.zip", () => Made(z => z.Add(member, "outside"u8.ToArray()).Add("good.txt", Text)), "unsafe-path") { Reads = Read, Hides = "outside" };

    private static HostileCase Safe(string name, params string[] members) => new($"zip/name-{name}", "a.zip", () => Samples.Zip([.. members.Select(m => (m, Text))])) { Reads = Read };

    private static byte[] UnicodePath(string plain, string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        return [0x75, 0x70, (byte)(utf8.Length + 5), 0, 1, .. BitConverter.GetBytes(System.IO.Hashing.Crc32.HashToUInt32(Encoding.UTF8.GetBytes(plain))), .. utf8];
    }
}
