namespace Materials.Hostile.Fuzzing;

/// <summary>Numbers that look random and are the same for the same seed, on every machine and with every version of .NET (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice of one mutation of a run.</summary>
    public static Dice Of(long seed, string format, long index)
    {
        var mixed = (ulong)seed * 0x9E3779B97F4A7C15;
        foreach (var letter in format)
            mixed = (mixed ^ letter) * 0x100000001B3;
        return new(mixed ^ ((ulong)index * 0xBF58476D1CE4E5B9));
    }

    /// <summary>From 0 to one less than <paramref name="below"/>.</summary>
    public int Below(int below) => below <= 1 ? 0 : (int)(Next() % (ulong)below);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
