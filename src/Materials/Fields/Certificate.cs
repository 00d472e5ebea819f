using Materials.Documents;

namespace Materials.Fields;

/// <summary>One certificate of a person: a page of its own, a part of a page, or a row of a roster.</summary>
internal sealed record Certificate
{
    public required Document Document { get; init; }

    /// <summary>The holder; null when no real name stands there.</summary>
    public ReadValue? Holder { get; init; }

    /// <summary>A label for the holder with no real name beside it.</summary>
    public ReadValue? BlankHolder { get; init; }

    /// <summary>The holder's identity card, as printed: some of its digits may be starred.</summary>
    public ReadValue? Identity { get; init; }

    public ReadValue? Number { get; init; }

    /// <summary>Occupation, trade, project or title of the certificate.</summary>
    public ReadValue? Title { get; init; }

    public ReadValue? Issuer { get; init; }

    public ReadValue? Issued { get; init; }

    /// <summary>Where the holder worked when it was issued.</summary>
    public ReadValue? Employer { get; init; }

    /// <summary>The printed validity; <see cref="ValidTo"/> is its last day.</summary>
    public ReadValue? Validity { get; init; }

    /// <summary>The printed date of the next review (复审).</summary>
    public ReadValue? Review { get; init; }

    /// <summary>The last day it is valid; null where none is printed or it is valid without end.</summary>
    public DateOnly? ValidTo => Validity is null ? null : CertificateTerm.LastDay(Validity.Text, Issued?.Text);

    /// <summary>The last day by which it was to be reviewed, where that alone is printed.</summary>
    public DateOnly? ReviewBy => Review is null || Validity is not null ? null : CertificateTerm.LastDay(Review.Text, null);

    /// <summary>Whether it says anything that only a certificate says, beside a name.</summary>
    public bool IsProof => Number is not null || Issuer is not null || Issued is not null || Validity is not null || Title is not null;
}
