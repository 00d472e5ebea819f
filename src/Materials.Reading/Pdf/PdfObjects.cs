using Materials.Pages;
using Materials.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Looks objects of a file up, following references but never round and round as PdfPig's own look-up does.</summary>
internal sealed class PdfObjects(IPdfTokenScanner scanner, ILookupFilterProvider filters)
{
    private const int MaxReferences = 16;

    public IPdfTokenScanner Scanner => scanner;

    public ILookupFilterProvider Filters => filters;

    /// <summary>The object itself; null when there is none.</summary>
    /// <exception cref="UnreadableFileException">References that only lead to one another.</exception>
    public IToken? Resolve(IToken? token)
    {
        for (var i = 0; i < MaxReferences; i++)
        {
            if (token is not IndirectReferenceToken reference)
                return token is NullToken ? null : token;
            token = scanner.Get(reference.Data)?.Data;
        }

        throw new UnreadableFileException(new Defect(FindingCode.Corrupt));
    }

    public T? Resolve<T>(IToken? token) where T : class, IToken => Resolve(token) as T;

    public T? Get<T>(DictionaryToken? dictionary, NameToken name) where T : class, IToken =>
        dictionary is not null && dictionary.TryGet(name, out var token) ? Resolve(token) as T : null;

    public T? Get<T>(DictionaryToken? dictionary, string name) where T : class, IToken =>
        dictionary is not null && dictionary.Data.TryGetValue(name, out var token) ? Resolve(token) as T : null;

    public double Number(DictionaryToken? dictionary, string name, double otherwise) =>
        Get<NumericToken>(dictionary, name) is { } number && double.IsFinite(number.Data) ? number.Data : otherwise;

    public double[]? Numbers(DictionaryToken? dictionary, string name)
    {
        if (Get<ArrayToken>(dictionary, name) is not { } array)
            return null;

        var numbers = new double[array.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = Resolve<NumericToken>(array[i]) is { } number && double.IsFinite(number.Data) ? number.Data : 0;
        return numbers;
    }

    public string? Name(DictionaryToken? dictionary, string name) => Get<NameToken>(dictionary, name)?.Data;

    /// <summary>A text string of the file (a name, a field's value), whatever it is encoded in.</summary>
    public string? Text(DictionaryToken? dictionary, string name) => dictionary is not null && dictionary.Data.TryGetValue(name, out var token) ? Text(token) : null;

    public string? Text(IToken? token) => Resolve(token) switch
    {
        StringToken text => text.Data,
        HexToken text => text.Data,
        StreamToken stream => System.Text.Encoding.UTF8.GetString(Decode(stream).Span),
        _ => null,
    };

    public ReadOnlyMemory<byte> Decode(StreamToken stream) => stream.Decode(filters, scanner);
}
