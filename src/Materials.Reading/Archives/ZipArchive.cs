namespace Materials.Reading.Archives;

/// <summary>A zip as an archive among others: its members by name, whatever their order in the file.</summary>
internal sealed class ZipArchive(Stream content, int maxEntries) : IArchive
{
    private readonly ZipFile _zip = new(content, maxEntries);

    public IEnumerable<IArchiveMember> Members =>
        _zip.Members.Where(m => !m.IsFolder).OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Member(_zip, m));

    public void Dispose()
    {
    }

    private sealed class Member(ZipFile zip, ZipMember member) : IArchiveMember
    {
        public string Name => member.Name;

        public long Bytes => member.Bytes;

        public bool IsUnsafe => member.IsUnsafe;

        public void Unpack(UnpackBudget budget, Stream to)
        {
            budget.Announce(member.Bytes, member.Name);
            zip.Unpack(member, budget, to);
        }
    }
}
