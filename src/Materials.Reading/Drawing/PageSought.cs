using System.Collections.Immutable;
using Materials.Pages;

namespace Materials.Reading.Drawing;

/// <summary>A page that a person wants to see.</summary>
/// <param name="Path">Of its file: the one given to be read, or one inside it.</param>
/// <param name="Page">Counts from 1.</param>
/// <param name="LongestSide">Of the picture, in pixels.</param>
/// <param name="Covered">What must not be seen (personal numbers), in shares of the page as it stands upright.</param>
/// <param name="Turn">How far the page is turned clockwise, so that it stands upright: <see cref="Materials.Pages.Page.Turn"/>.</param>
public sealed record PageSought(string Path, int Page, int LongestSide, ImmutableArray<Box> Covered, int Turn = 0)
{
    /// <summary>Whether a file is the one, or holds it.</summary>
    internal bool IsIn(string path) => Path == path || Path.StartsWith($"{path}/", StringComparison.Ordinal);
}
