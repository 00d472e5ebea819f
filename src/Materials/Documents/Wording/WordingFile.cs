using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Materials.Documents.Wording;

/// <summary>The file of a wording model: a line that says what it is, then, compressed, the classes, the grams and their weights.</summary>
internal static class WordingFile
{
    /// <summary>Changes whenever an older program could not read the file or would read something else from it.</summary>
    private const string Heading = "materials/wording/2\n";

    /// <exception cref="InvalidDataException">It is no such file, or of another version.</exception>
    public static WordingModel Read(Stream file)
    {
        Span<byte> heading = stackalloc byte[Heading.Length];
        file.ReadExactly(heading);
        if (Encoding.ASCII.GetString(heading) != Heading)
            throw new InvalidDataException("not a wording model, or one of another version");
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(file, CompressionMode.Decompress), 1 << 16), Encoding.UTF8);
        var classes = Strings(reader);
        var grams = Strings(reader);
        var step = reader.ReadSingle();
        var weights = new sbyte[classes.Length * grams.Length];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        var signs = ImmutableDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            signs[reader.ReadString()] = Doubles(reader);
        return new(classes, grams, weights, step) { SignWeights = signs.ToImmutable() };
    }

    public static void Write(WordingModel model, Stream file)
    {
        file.Write(Encoding.ASCII.GetBytes(Heading));
        using var writer = new BinaryWriter(new BrotliStream(file, CompressionLevel.Optimal, leaveOpen: true), Encoding.UTF8);
        Write(writer, model.Classes);
        Write(writer, model.GramList);
        writer.Write(model.Step);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(model.Weights));
        writer.Write(model.SignWeights.Count);
        foreach (var (element, signs) in model.SignWeights.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            writer.Write(element);
            writer.Write(signs.Length);
            foreach (var sign in signs)
                writer.Write(sign);
        }
    }

    private static ImmutableArray<double> Doubles(BinaryReader reader)
    {
        var values = ImmutableArray.CreateBuilder<double>(reader.ReadInt32());
        while (values.Count < values.Capacity)
            values.Add(reader.ReadDouble());
        return values.MoveToImmutable();
    }

    private static ImmutableArray<string> Strings(BinaryReader reader)
    {
        var strings = ImmutableArray.CreateBuilder<string>(reader.ReadInt32());
        while (strings.Count < strings.Capacity)
            strings.Add(reader.ReadString());
        return strings.MoveToImmutable();
    }

    private static void Write(BinaryWriter writer, ImmutableArray<string> strings)
    {
        writer.Write(strings.Length);
        foreach (var text in strings)
            writer.Write(text);
    }
}
