namespace Materials.Reading.Pdf.Content;

/// <summary>The kinds of tokens of a content stream.</summary>
internal enum ContentToken
{
    Number,

    /// <summary>A string, literal or hexadecimal, with its escapes undone.</summary>
    Text,
    Name,
    Operator,
    ArrayStart,
    ArrayEnd,
    DictionaryStart,
    DictionaryEnd,
}
