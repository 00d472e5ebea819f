namespace Materials.Reading.Drawing;

/// <summary>What a drawing process is told.</summary>
/// <param name="Program">The path of <c>pdftoppm</c>.</param>
/// <param name="Page">Counts from 1.</param>
/// <param name="LongestSide">In pixels.</param>
/// <param name="MaxMemoryBytes">Private memory.</param>
/// <param name="MaxSeconds">Of processor time.</param>
internal sealed record DrawingTerms(string Program, int Page, int LongestSide, long MaxMemoryBytes, int MaxSeconds);

/// <summary>A page that a reading process asks for.</summary>
internal sealed record DrawingRequest(int Page, int LongestSide);
