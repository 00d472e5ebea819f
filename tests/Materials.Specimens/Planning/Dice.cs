using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Materials.Specimens.Planning;

/// <summary>Chance that is the same on every run and every machine: SplitMix64, seeded by words.</summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(params string[] seeds) =>
        _state = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', seeds))));

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Once(int inHowMany) => Below(inHowMany) == 0;

    public double Real(double least, double most) => least + (most - least) * (Next() >> 11) / (1UL << 53);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> things)
    {
        var list = things.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
        return list;
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
