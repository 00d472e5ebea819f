namespace Materials.Reading.Archives;

/// <summary>One file packed by itself (gzip, bzip2, xz): an archive with one member.</summary>
/// <param name="content">What comes out; disposed with it.</param>
/// <param name="name">Of the packed file.</param>
/// <param name="packedBytes">What it takes packed.</param>
internal sealed class PackedFile(Stream content, string name, long packedBytes) : IArchive, IArchiveMember
{
    public IEnumerable<IArchiveMember> Members => [this];

    public string Name => name;

    /// <summary>Nobody declares it truly: gzip keeps 32 bits of it, the others nothing.</summary>
    public long Bytes => 0;

    public bool IsUnsafe => MemberName.IsUnsafe(name);

    public void Unpack(UnpackBudget budget, Stream to)
    {
        var unpacked = 0L;
        var buffer = new byte[81920];
        try
        {
            while (content.Read(buffer, 0, buffer.Length) is > 0 and var read)
            {
                unpacked += read;
                budget.Charge(read, unpacked, packedBytes, name);
                to.Write(buffer, 0, read);
            }
        }
        catch (Exception e) when (StreamedArchive.IsBroken(e))
        {
            throw StreamedArchive.Said(e);
        }
    }

    public void Dispose() => content.Dispose();
}
