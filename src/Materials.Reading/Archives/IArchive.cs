namespace Materials.Reading.Archives;

/// <summary>An archive that is open: its members, one after the other.</summary>
/// <remarks>Not thread-safe. The stream it was opened from stays the caller's.</remarks>
internal interface IArchive : IDisposable
{
    /// <summary>
    /// The files in it, without folders, in the order in which they can be unpacked; enumerated once. A member is unpacked before the next one is asked for, or not at all.
    /// </summary>
    /// <exception cref="ZipException">Thrown where the archive breaks off, is encrypted, or holds more than the limits allow: what came before it stands.</exception>
    IEnumerable<IArchiveMember> Members { get; }
}

/// <summary>One file in an archive.</summary>
internal interface IArchiveMember
{
    /// <summary>Its path, decoded, with <c>/</c>.</summary>
    string Name { get; }

    /// <summary>As declared; what really comes out is counted.</summary>
    long Bytes { get; }

    /// <summary>Whether its name would climb out of the folder it is unpacked into, or it is a link.</summary>
    bool IsUnsafe { get; }

    /// <summary>Writes its content to a stream, checked against its declared length and checksum.</summary>
    /// <exception cref="ZipException">Encrypted, broken, or more than the budget allows: what has been written is to be thrown away.</exception>
    void Unpack(UnpackBudget budget, Stream to);
}
