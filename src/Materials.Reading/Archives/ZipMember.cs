namespace Materials.Reading.Archives;

/// <summary>One entry of a zip's central directory.</summary>
/// <param name="Name">Decoded: UTF-8 flag, then the Info-ZIP Unicode path (0x7075), then UTF-8 by content, then GB 18030. With <c>/</c>.</param>
/// <param name="Method">0 stored, 8 Deflate; others are not read.</param>
/// <param name="PackedBytes">As declared; checked against the file's end and the other members.</param>
/// <param name="Bytes">As declared; checked against what really comes out.</param>
/// <param name="LocalOffset">Where its local header begins in the file.</param>
/// <param name="NameCrc">CRC-32 of the name's bytes, to hold the local header's name against.</param>
internal sealed record ZipMember(string Name, int Flags, int Method, uint Crc, long PackedBytes, long Bytes, long LocalOffset, bool IsSymlink, uint NameCrc)
{
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>Flag bit 0; method 99 is WinZip's AES.</summary>
    public bool IsEncrypted => (Flags & 1) != 0 || Method == 99;

    /// <summary>Whether its name would climb out of the folder it is unpacked into, or means something else than a path.</summary>
    public bool IsUnsafe => IsSymlink || MemberName.IsUnsafe(Name);
}
