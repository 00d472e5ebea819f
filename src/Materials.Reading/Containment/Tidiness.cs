namespace Materials.Reading.Containment;

/// <summary>Gives what is left of pages before back to the system, for the libraries that share a reading process's memory with .NET.</summary>
/// <remarks>
/// The collector knows nothing of memory beside its own: the pixels of a few drawn pages lay about as garbage, below its limit, while the text
/// recognition got none (measured: its 35th page failed). Pages of text never come to this.
/// </remarks>
internal static class Tidiness
{
    /// <summary>Pixels of two pages: collecting more often would cost more than it frees.</summary>
    private const long WorthIt = 64L << 20;

    private static long s_allocatedBefore;

    /// <summary>Called as a reading goes on, by one thread.</summary>
    public static void Keep()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - s_allocatedBefore < WorthIt || GC.GetTotalMemory(forceFullCollection: false) < WorthIt)
            return;
        s_allocatedBefore = allocated;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
