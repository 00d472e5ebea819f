using System.Collections.Immutable;
using Materials.Pages;
using Materials.Reading.Drawing;

namespace Materials.Reading.Containment;

/// <summary>The course of one reading, from file to file inside an upload: who watches it knows at any time which one is being read.</summary>
/// <param name="announce">Told the file that is being read, when it begins and as it goes on, as <see cref="PageProgress"/> writes it; null for nobody.</param>
/// <param name="passedOver">Files that are not to be read, because reading them failed before, each with what to say of it.</param>
/// <param name="drawer">Draws pages of PDF files; null where nobody can.</param>
/// <param name="sought">The page that is to be shown; null where files are to be read.</param>
internal sealed class ReadingCourse(
    Action<string>? announce = null, ImmutableDictionary<string, Defect>? passedOver = null, IPageDrawer? drawer = null, PageSought? sought = null)
{
    private string? _announced;

    public IPageDrawer? Drawer { get; } = drawer;

    public ImmutableDictionary<string, Defect>? PassedOver { get; } = passedOver;

    /// <summary>The page that is to be shown. Of other files then only those are opened that it may be in, and no text is recognised.</summary>
    public PageSought? Sought { get; } = sought;

    /// <summary>The page sought, as JPEG; null as long as it was not found, or nothing shows it.</summary>
    public byte[]? Shown { get; private set; }

    /// <summary>Takes the picture of the page sought, where this is its file.</summary>
    public void Show(string path, FormatContent content)
    {
        if (Sought?.Path == path)
            Shown = PagePicture.Of(content, Sought, Drawer);
    }

    /// <summary>The file that is being read; null before the first.</summary>
    public string? At { get; private set; }

    /// <summary>A file comes to its turn.</summary>
    /// <returns>What to say of it instead of reading it; null when it is to be read.</returns>
    public Defect? Enter(string path)
    {
        if (PassedOver?.GetValueOrDefault(path) is { } defect)
            return defect;

        At = path;
        Announce(path);
        return null;
    }

    /// <summary>A part of the file that is being read is done (a page whose text was recognised): its time starts anew.</summary>
    /// <param name="done">How many parts are done.</param>
    /// <param name="total">How many there are.</param>
    public void Advance(int done, int total)
    {
        if (At is { } path)
            Announce(new PageProgress(path, done, total).Announced);
    }

    /// <summary>Nothing is done yet, but the work goes on: its time starts anew. The time for the whole upload bounds it.</summary>
    public void Alive()
    {
        if (_announced is { } last)
            announce?.Invoke(last);
    }

    private void Announce(string what)
    {
        _announced = what;
        announce?.Invoke(what);
    }
}
