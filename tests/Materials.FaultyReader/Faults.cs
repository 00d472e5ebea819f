using System.Runtime.InteropServices;

namespace Materials.FaultyReader;

/// <summary>What hostile files have done to readers.</summary>
internal static class Faults
{
    public static void Commit(string name)
    {
        switch (name)
        {
            case "overflow":
                Overflow(0);
                break;
            case "exit":
                Environment.Exit(0);
                break;
            case "throw":
                throw new InvalidOperationException("On purpose");
            case "hang":
                Thread.Sleep(Timeout.InfiniteTimeSpan);
                break;
            case "spin":
                while (true)
                {
                }

            case "native-memory":
                TakeNativeMemory();
                break;
            case "swallowed-memory":
                SwallowOutOfMemory();
                break;
            case "print":
                Print(Console.OpenStandardOutput());
                break;
            case "complain":
                Print(Console.OpenStandardError());
                break;
            case "slow":
                Thread.Sleep(TimeSpan.FromSeconds(0.7));
                break;
        }
    }

    private static int Overflow(int depth) => depth == int.MaxValue ? 0 : 1 + Overflow(depth + 1);

    private static unsafe void TakeNativeMemory()
    {
        // Each piece is written to, or the kernel would not give it.
        for (var taken = 0L; taken < 8L << 30; taken += 64 << 20)
            NativeMemory.Fill(NativeMemory.Alloc(64 << 20), 64 << 20, 1);
        throw new InvalidOperationException("8 GiB, and nobody minded");
    }

    private static void SwallowOutOfMemory()
    {
        try
        {
            var kept = new List<byte[]>();
            while (true)
                kept.Add(new byte[32 << 20]);
        }
        catch (OutOfMemoryException)
        {
            // As a library does that goes on with less.
        }
    }

    private static void Print(Stream stream)
    {
        var much = new byte[1 << 16];
        while (true)
            stream.Write(much);
    }
}
