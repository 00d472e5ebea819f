using System.Collections.Immutable;
using Materials.Checklists;
using Materials.Fields;
using Materials.Pages;
using Materials.Reports;
using Materials.Worker.Desk.Register;

namespace Materials.Worker.Desk.Packages;

/// <summary>One package as the reviewer's screen shows it: the item that is looked at, and the place that is shown.</summary>
public sealed record PackageView
{
    public required PackageReview Review { get; init; }

    public required Checklist Checklist { get; init; }

    /// <summary>The revisions that there are reports on, oldest first.</summary>
    public required IReadOnlyList<int> Revisions { get; init; }

    public required ItemVerdict Item { get; init; }

    public required ImmutableArray<EvidencePlace> Places { get; init; }

    /// <summary>Which of <see cref="Places"/> is shown, from 0; -1 where there is none.</summary>
    public required int At { get; init; }

    /// <summary>The page shown as it was read; null where its file is not there any more, or has no pages.</summary>
    public Page? Page { get; init; }

    /// <summary>The file that the page is of.</summary>
    public FileContent? File { get; init; }

    /// <summary>The query of the queue that the reviewer came from.</summary>
    public required QueueQuery From { get; init; }

    public (string? Before, string? After) Neighbours { get; init; }

    /// <summary>Until when this visitor sees personal numbers; null where they are masked.</summary>
    public DateTimeOffset? NumbersUntil { get; init; }

    /// <summary>Whether notices wait to be released.</summary>
    public required bool HoldsNotices { get; init; }

    /// <summary>What was wrong with the form that was just sent; null for nothing.</summary>
    public string? Problem { get; init; }

    public bool IsNewest => Revisions.Count == 0 || Review.Report.Revision == Revisions[^1];

    /// <summary>What the checklist says of the item looked at.</summary>
    public ChecklistItem? Expected => Checklist.Items.FirstOrDefault(i => i.Key == Item.Key);

    public EvidencePlace? Place => At >= 0 && At < Places.Length ? Places[At] : null;

    /// <summary>Text of an applicant's as this visitor may see it.</summary>
    public string Shown(string? text) => VisibleText.OneLine(NumbersUntil is null ? PrivateNumbers.Mask(text ?? "") : text ?? "");

    /// <summary>Whether the page can be shown as a picture: the others are set from their text.</summary>
    public bool HasPicture => Page is not null && File is { Unit: PageUnit.Page } file && (file.MediaType == "application/pdf" || file.MediaType.StartsWith("image/", StringComparison.Ordinal));

    /// <summary>The address of the same package with another item or place.</summary>
    public string Link(string item, int at = 0, string anchor = "") =>
        $"{Path}{Microsoft.AspNetCore.Http.QueryString.Create(Steps(item, at))}{anchor}";

    /// <summary>The address of the package alone.</summary>
    public string Path => PathOf(Review.Report.PackageId);

    internal static string PathOf(string packageId) => $"/packages/{Uri.EscapeDataString(packageId)}";

    /// <summary>The picture of the page shown.</summary>
    public string PictureLink
    {
        get
        {
            KeyValuePair<string, string?>[] which =
                [new("revision", $"{Review.Report.Revision}"), new("file", Place?.File), new("page", $"{Page?.Number}"), new("numbers", NumbersUntil is null ? null : "shown")];
            return $"{Path}/page{Microsoft.AspNetCore.Http.QueryString.Create(which.Where(w => w.Value is not null))}";
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> Steps(string item, int at)
    {
        yield return new("item", item);
        if (at > 0)
            yield return new("at", $"{at}");
        if (!IsNewest)
            yield return new("revision", $"{Review.Report.Revision}");
        if (From.ToQueryString() is { Length: > 0 } from)
            yield return new("from", from);
    }
}
