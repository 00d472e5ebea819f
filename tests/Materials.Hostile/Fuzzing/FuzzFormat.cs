using System.Collections.Immutable;

namespace Materials.Hostile.Fuzzing;

/// <summary>Something that bytes are fed to, with sound ones to begin from.</summary>
/// <param name="Seeds">Sound files, made by the project.</param>
/// <param name="Mutate">A changed file of one of the seeds and another one.</param>
/// <param name="Try">What is done with it. Returns what is wrong with the answer; null when nothing is. What it throws is a defect.</param>
internal sealed record FuzzFormat(
    string Name, ImmutableArray<byte[]> Seeds, Func<byte[], byte[], Dice, byte[]> Mutate, Func<byte[], string?> Try)
{
    /// <summary>The bytes of one mutation of a run: the same for the same seed and index.</summary>
    public byte[] Make(long seed, long index)
    {
        var dice = Dice.Of(seed, Name, index);
        var file = dice.Of(Seeds);
        // Now and then a file as the format never wrote it, changed as plain bytes.
        return dice.OneIn(5) ? ByteMutation.Mutate(file, dice.Of(Seeds), [], dice) : Mutate(file, dice.Of(Seeds), dice);
    }
}
