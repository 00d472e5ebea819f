using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Materials.Json;

/// <summary>
/// Leaves every letter of every script as it is, and escapes what could deceive or do harm where JSON is embedded or printed:
/// angle brackets and ampersands, control and format characters (line separators, direction overrides), private use, lone surrogates.
/// </summary>
/// <remarks>
/// The framework's relaxed encoder leaves <c>&lt;</c> alone and escapes everything beyond the basic plane, which would make
/// rare characters of Chinese names unreadable.
/// </remarks>
public sealed class ReadableEncoder : JavaScriptEncoder
{
    /// <summary>The one instance; it has no state.</summary>
    public static ReadableEncoder Instance { get; } = new();

    private ReadableEncoder()
    {
    }

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < span.Length;)
        {
            if (Rune.DecodeFromUtf16(span[i..], out var rune, out var length) != OperationStatus.Done || WillEncode(rune.Value))
                return i;
            i += length;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var target = new Span<char>(buffer, bufferLength);
        var rune = new Rune(unicodeScalar);
        var escaped = WillEncode(unicodeScalar) ? Escape(rune) : rune.ToString();
        numberOfCharactersWritten = escaped.TryCopyTo(target) ? escaped.Length : 0;
        return numberOfCharactersWritten > 0;
    }

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar)
    {
        if (unicodeScalar is '"' or '\\' or '<' or '>' or '&')
            return true;
        return Rune.GetUnicodeCategory(new Rune(unicodeScalar)) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }

    private static string Escape(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Concat(rune.ToString().Select(c => $"\\u{(int)c:X4}")),
    };
}
