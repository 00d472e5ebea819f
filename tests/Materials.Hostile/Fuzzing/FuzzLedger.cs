using System.Globalization;

namespace Materials.Hostile.Fuzzing;

/// <summary>A running account of what has been tried: one line per stretch, so that the sum is what was really run.</summary>
internal sealed class FuzzLedger(string folder)
{
    private readonly string _file = Path.Combine(folder, "ledger.tsv");

    public void Note(string format, long seed, long from, long count, IReadOnlyCollection<(long Index, string What)> defects)
    {
        Directory.CreateDirectory(folder);
        var deaths = defects.Count(d => d.What.StartsWith("death", StringComparison.Ordinal) || d.What.StartsWith("hang", StringComparison.Ordinal));
        File.AppendAllText(_file, string.Create(CultureInfo.InvariantCulture, $"{format}\t{seed}\t{from}\t{count}\t{deaths}\t{defects.Count - deaths}\n"));
    }

    /// <summary>Prints the sums per format.</summary>
    public void Print()
    {
        var lines = File.Exists(_file) ? File.ReadAllLines(_file).Select(l => l.Split('\t')).ToList() : [];
        Console.WriteLine($"{"format",-10} {"mutations",12} {"deaths",8} {"other",8}");
        foreach (var format in lines.GroupBy(l => l[0], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            Print(format.Key, [.. format]);
        Print("all", lines);
    }

    private static void Print(string name, List<string[]> lines) =>
        Console.WriteLine($"{name,-10} {Sum(lines, 3),12:N0} {Sum(lines, 4),8:N0} {Sum(lines, 5),8:N0}");

    private static long Sum(List<string[]> lines, int column) => lines.Sum(l => long.Parse(l[column], CultureInfo.InvariantCulture));
}
