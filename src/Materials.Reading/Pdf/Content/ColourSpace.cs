using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>How the numbers of a colour are to be understood.</summary>
internal sealed class ColourSpace
{
    public static readonly ColourSpace Gray = new(Kind.Gray, 1);
    public static readonly ColourSpace Rgb = new(Kind.Rgb, 3);
    public static readonly ColourSpace Cmyk = new(Kind.Cmyk, 4);
    private static readonly ColourSpace Unknown = new(Kind.Unknown, 0);

    private const int MaxDepth = 4;

    private readonly Kind kind;
    private readonly ColourSpace? baseSpace;
    private readonly byte[]? table;

    private ColourSpace(Kind kind, int components, ColourSpace? baseSpace = null, byte[]? table = null)
    {
        this.kind = kind;
        Components = components;
        this.baseSpace = baseSpace;
        this.table = table;
    }

    public int Components { get; }

    public bool IsIndexed => kind == Kind.Indexed;

    /// <summary>Whether its numbers are amounts of printing inks with names of their own: more is darker.</summary>
    public bool IsInk => kind == Kind.Ink;

    public bool IsLab => kind == Kind.Lab;

    /// <summary>The colours of an indexed space, as its base space writes them.</summary>
    public ReadOnlySpan<byte> Table => table;

    public ColourSpace? Base => baseSpace;

    /// <summary>What is painted before any colour is set in this space.</summary>
    public Colour Initial => kind switch
    {
        Kind.Unknown => Colour.Unknown,
        Kind.Cmyk or Kind.Ink => Colour.Black,
        _ => Of([0, 0, 0]),
    };

    public Colour Of(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length < Math.Max(1, kind == Kind.Lab ? 1 : Components))
            return Colour.Unknown;

        switch (kind)
        {
            case Kind.Gray: return Colour.Gray(numbers[0]);
            case Kind.Rgb: return Colour.Rgb(numbers[0], numbers[1], numbers[2]);
            case Kind.Cmyk: return Colour.Cmyk(numbers[0], numbers[1], numbers[2], numbers[3]);
            case Kind.Lab when numbers.Length < 3 || Math.Abs(numbers[1]) + Math.Abs(numbers[2]) < 10: return Colour.Gray(numbers[0] / 100);
            case Kind.Indexed: return Entry((int)numbers[0]);
            case Kind.Ink when numbers.IndexOfAnyExceptInRange(double.MinValue, 0.02) < 0: return Colour.White;
            default: return Colour.Unknown;
        }
    }

    public static ColourSpace Read(IToken? token, PdfObjects objects, DictionaryToken? named, int depth = 0)
    {
        switch (objects.Resolve(token))
        {
            case NameToken name:
                return name.Data switch
                {
                    "DeviceGray" or "G" or "CalGray" => Gray,
                    "DeviceRGB" or "RGB" or "CalRGB" => Rgb,
                    "DeviceCMYK" or "CMYK" => Cmyk,
                    _ when depth < MaxDepth && named is not null && named.Data.TryGetValue(name.Data, out var defined) => Read(defined, objects, named, depth + 1),
                    _ => Unknown,
                };
            case ArrayToken { Length: > 0 } array when depth < MaxDepth:
                return FromArray(array, objects, named, depth + 1);
            default:
                return Unknown;
        }
    }

    private static ColourSpace FromArray(ArrayToken array, PdfObjects objects, DictionaryToken? named, int depth)
    {
        switch (objects.Resolve<NameToken>(array[0])?.Data)
        {
            case "ICCBased" when array.Length > 1:
                return (int)objects.Number(objects.Resolve<StreamToken>(array[1])?.StreamDictionary, "N", 3) switch { 1 => Gray, 4 => Cmyk, _ => Rgb };
            case "Lab":
                return new ColourSpace(Kind.Lab, 3);
            case "Indexed" or "I" when array.Length > 3:
                var colours = objects.Resolve(array[3]) switch
                {
                    StreamToken stream => objects.Decode(stream).ToArray(),
                    HexToken text => text.Bytes.ToArray(),
                    StringToken text => text.GetBytes(),
                    _ => [],
                };
                return new ColourSpace(Kind.Indexed, 1, Read(array[1], objects, named, depth), colours);
            case "Separation":
                return new ColourSpace(Kind.Ink, 1);
            case "DeviceN" when array.Length > 1:
                return new ColourSpace(Kind.Ink, objects.Resolve<ArrayToken>(array[1])?.Length ?? 1);
            default:
                return array.Length == 1 || array[0] is NameToken { Data: "CalGray" or "CalRGB" } ? Read(array[0], objects, named, depth) : Unknown;
        }
    }

    private Colour Entry(int index)
    {
        if (baseSpace is null || table is null)
            return Colour.Unknown;

        var count = baseSpace.Components;
        Span<double> numbers = stackalloc double[4];
        if (count is < 1 or > 4 || index < 0 || (index + 1) * count > table.Length)
            return Colour.Unknown;

        for (var i = 0; i < count; i++)
            numbers[i] = table[index * count + i] / 255.0;
        return baseSpace.Of(numbers[..count]);
    }

    private enum Kind
    {
        Gray,
        Rgb,
        Cmyk,
        Lab,
        Indexed,

        /// <summary>One or several printing inks: none of any is white, all else some colour.</summary>
        Ink,
        Unknown,
    }
}
