using System.Collections.Immutable;

namespace Materials.Notices;

/// <summary>
/// What a letter of the certification body says, in one language: the same words in the same order whether it is written as text, as HTML or as a Word
/// document.
/// </summary>
/// <remarks>Everything in it may be shown as it is: personal numbers are masked, and what would deceive the eye is written out.</remarks>
public sealed record Letter
{
    public required Language Language { get; init; }

    /// <summary>What kind of letter it is, such as 补正通知书.</summary>
    public required string Title { get; init; }

    /// <summary>Its own number, by which it is quoted.</summary>
    public required string Number { get; init; }

    /// <summary>The name above the letter and above the seal; empty where the body did not say who it is.</summary>
    public required string Issuer { get; init; }

    /// <summary>The small print below the name: the other language's name, address, telephone.</summary>
    public required ImmutableArray<string> Letterhead { get; init; }

    /// <summary>Whom it speaks to, with the colon or comma that a salutation ends with; null where nobody is addressed.</summary>
    public string? Salutation { get; init; }

    /// <summary>Number, applicant, application, checklist and date.</summary>
    public required ImmutableArray<LetterLine> Facts { get; init; }

    public required string Opening { get; init; }

    public required ImmutableArray<LetterPart> Parts { get; init; }

    /// <summary>Whole paragraphs that ask for nothing.</summary>
    public required ImmutableArray<string> Remarks { get; init; }

    /// <summary>Until when, and where to.</summary>
    public required ImmutableArray<LetterLine> Terms { get; init; }

    /// <summary>The word in the place of the seal.</summary>
    public required string Seal { get; init; }

    /// <summary>The date below the seal.</summary>
    public required string Date { get; init; }

    /// <summary>The letter as plain text, lines ending in line feeds.</summary>
    public string ToText() => LetterText.Write(this);

    /// <summary>The letter as one HTML file for screen and paper that needs no other file and no network.</summary>
    public string ToHtml() => LetterHtml.Write(this);
}

/// <summary>Something named and said of it: 编号 and the number.</summary>
public sealed record LetterLine(string Name, string Text);

/// <summary>A list of the letter, as a table or as numbered paragraphs.</summary>
/// <param name="Columns">What its four columns are called: number, subject, and the two that hold lines.</param>
/// <param name="Rows">Never empty.</param>
public sealed record LetterPart(string Heading, LetterColumns Columns, ImmutableArray<LetterRow> Rows);

/// <summary>The heads of the columns of a part.</summary>
public sealed record LetterColumns(string Number, string Subject, string Left, string Right);

/// <summary>One material, or one file, of a part.</summary>
/// <param name="Number">Counts from 1 in each part.</param>
/// <param name="Left">What was required and found.</param>
/// <param name="Right">What is to be done about it.</param>
public sealed record LetterRow(int Number, string Subject, ImmutableArray<LetterLine> Left, ImmutableArray<LetterLine> Right);
