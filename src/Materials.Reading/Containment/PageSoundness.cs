using Materials.Pages;

namespace Materials.Reading.Containment;

/// <summary>Checks a page from a reading process and makes it sound.</summary>
internal static class PageSoundness
{
    /// <param name="characters">Counts up the text of the file, hidden text included.</param>
    /// <exception cref="ReadingProcessException">No sound process gives such a page.</exception>
    public static Page Sound(Page page, ref long characters)
    {
        ReadingAnswerCheck.Require(Enum.IsDefined(page.Source) && (page.Unread is not { } unread || Enum.IsDefined(unread)) && page is { Lines.IsDefault: false, Hidden.IsDefault: false, Pictures.IsDefault: false });
        ReadingAnswerCheck.Require(page.Lines.All(l => l is { Text: not null, Cells.IsDefault: false } && l.Cells.All(c => c is not null) && Enum.IsDefined(l.Role)));
        ReadingAnswerCheck.Require(page.Hidden.All(h => h is { Text: not null } && Enum.IsDefined(h.Reason)));
        ReadingAnswerCheck.Require(page.Pictures.All(p => p is { PixelWidth: >= 0, PixelHeight: >= 0 }));

        foreach (var line in page.Lines)
            characters += line.Text.Length;
        foreach (var hidden in page.Hidden)
            characters += hidden.Text.Length;
        return page with
        {
            Name = page.Name is { } name ? SoundText.ShortOf(name) : null,
            Trust = Share(page.Trust),
            Lines = [.. page.Lines.Select(Sound)],
            Hidden = [.. page.Hidden.Select(h => ReferenceEquals(SoundText.Of(h.Text), h.Text) ? h : h with { Text = SoundText.Of(h.Text) })],
            Pictures = [.. page.Pictures.Select(p => Sound(p, page.Lines.Length))],
        };
    }

    /// <summary>The same line where nothing is wrong with it, as in nearly all: a copy of each would double what a large file takes.</summary>
    private static Line Sound(Line line)
    {
        var isSound = line is { Level: >= 0 and <= 9, Group: >= 0, Size: >= 0, Confidence: >= 0 and <= 1 } && IsFinite(line.Box) && double.IsFinite(line.Size)
            && !line.Doubtful.IsDefault && line.Doubtful.IsEmpty && ReferenceEquals(SoundText.Of(line.Text), line.Text)
            && line.Cells.All(c => ReferenceEquals(SoundText.Of(c), c));
        return isSound ? line : Mended(line);
    }

    private static Line Mended(Line line) => line with
    {
        Text = SoundText.Of(line.Text),
        Cells = line.Cells.IsEmpty ? line.Cells : [.. line.Cells.Select(SoundText.Of)],
        Level = Math.Clamp(line.Level, 0, 9),
        Group = Math.Max(0, line.Group),
        Box = IsFinite(line.Box) ? line.Box : null,
        Size = double.IsFinite(line.Size) ? Math.Max(0, line.Size) : 0,
        Confidence = Share(line.Confidence),
        Doubtful = line.Doubtful.IsDefaultOrEmpty ? [] : [.. line.Doubtful.Where(d => d.Index >= 0 && d.Index < line.Text.Length && d.Alternatives is not null).Select(Sound)],
    };

    private static bool IsFinite(Box? box) =>
        box is not { } b || (double.IsFinite(b.Left) && double.IsFinite(b.Top) && double.IsFinite(b.Width) && double.IsFinite(b.Height));

    private static DoubtfulCharacter Sound(DoubtfulCharacter character) =>
        character with { Confidence = Share(character.Confidence), Alternatives = SoundText.Of(character.Alternatives) };

    private static Picture Sound(Picture picture, int lines) => picture with
    {
        Share = picture.Share is { } share ? Share(share) : null,
        AfterLine = Math.Clamp(picture.AfterLine, 0, lines),
        RedShare = picture.RedShare is { } red ? Share(red) : null,
    };

    private static double Share(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0;
}
