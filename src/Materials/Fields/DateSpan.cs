namespace Materials.Fields;

/// <summary>A day or a stretch of days as written in a text.</summary>
/// <param name="First">The first day meant: of 2026年5月, the first of May.</param>
/// <param name="Last">The last day meant; <see cref="DateOnly.MaxValue"/> for 至长期.</param>
/// <param name="Index">Where it begins in the text.</param>
/// <param name="Length">How many characters it takes there.</param>
internal readonly record struct DateSpan(DateOnly First, DateOnly Last, int Index, int Length)
{
    public bool OpenEnded => Last == DateOnly.MaxValue;
}
