namespace Materials.Reading.Archives;

/// <summary>What may still be unpacked from one uploaded file. Counts real bytes as they come; declared sizes are lies until proven.</summary>
internal sealed class UnpackBudget(ReadingLimits limits)
{
    private long _unpacked;

    /// <summary>Charges bytes that have just come out of a member.</summary>
    /// <param name="bytes">How many came.</param>
    /// <param name="memberBytes">How many have come out of the member so far.</param>
    /// <exception cref="ZipException">That is too much.</exception>
    public void Charge(int bytes, long memberBytes, ZipMember member) => Charge(bytes, memberBytes, member.PackedBytes, member.Name);

    /// <summary>A member says how large it is: one that is too large even so need not be unpacked to find out.</summary>
    /// <exception cref="ZipException">It is too large.</exception>
    public void Announce(long bytes, string name)
    {
        if (bytes > limits.MaxFileBytes)
            throw ZipException.Limit(ByteSize.Of(limits.MaxFileBytes), ByteSize.Of(bytes), name);
    }

    /// <summary>Charges a file that was attached to another, and unpacked with it.</summary>
    /// <exception cref="ZipException">That is too much.</exception>
    public void ChargeAttachment(long bytes, string name)
    {
        _unpacked += bytes;
        if (_unpacked > limits.MaxUnpackedBytes)
            throw ZipException.Limit(ByteSize.Of(limits.MaxUnpackedBytes), $"> {ByteSize.Of(limits.MaxUnpackedBytes)}", name);
    }

    /// <param name="packedBytes">What the member takes in the archive; all of the archive where members are packed together.</param>
    /// <param name="name">The member's.</param>
    /// <inheritdoc cref="Charge(int, long, ZipMember)"/>
    public void Charge(int bytes, long memberBytes, long packedBytes, string name)
    {
        _unpacked += bytes;
        if (_unpacked > limits.MaxUnpackedBytes)
            throw ZipException.Limit(ByteSize.Of(limits.MaxUnpackedBytes), $"> {ByteSize.Of(limits.MaxUnpackedBytes)}", name);
        if (memberBytes > limits.FreeUnpackedBytes && memberBytes / Math.Max(1, packedBytes) >= limits.MaxUnpackedRatio)
            throw ZipException.Limit($"{limits.MaxUnpackedRatio}:1", $"≥ {memberBytes / Math.Max(1, packedBytes)}:1", name);
        if (memberBytes > limits.MaxFileBytes)
            throw ZipException.Limit(ByteSize.Of(limits.MaxFileBytes), $"> {ByteSize.Of(limits.MaxFileBytes)}", name);
    }
}

/// <summary>Sizes as people read them.</summary>
internal static class ByteSize
{
    public static string Of(long bytes) => bytes switch
    {
        >= 1L << 30 when bytes % (1L << 30) == 0 => $"{bytes >> 30} GiB",
        >= 1L << 20 => $"{bytes >> 20} MiB",
        >= 1L << 10 => $"{bytes >> 10} KiB",
        _ => $"{bytes} B",
    };
}
