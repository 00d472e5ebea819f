using Materials.Specimens.Planning;
using Materials.Specimens.Voices;

namespace Materials.Specimens.Packing;

/// <summary>What the defects put into a package mean for its items, and where careful reviewers would differ.</summary>
internal static class Judgement
{
    public static ItemTruth Of(Plan plan, string item, IReadOnlyList<string> files, bool touched)
    {
        var codes = plan.On(item).Select(defect => defect.Code).Distinct().ToList();
        if (files.Count == 0)
            return new ItemTruth("missing", ["not-submitted"], [], []);
        if (codes.Count == 0)
            return new ItemTruth("satisfied", [], touched ? ["needs-review"] : [], files);
        // White text is not content: the item's file is there, and everything demanded of it is missing.
        if (codes.Contains("hidden-text"))
            return new ItemTruth("deficient", ["element-missing", "hidden-text"], ["missing", "needs-review"], files);
        return new ItemTruth("deficient", codes, [.. codes.SelectMany(AlsoAcceptable)], files);
    }

    public static IReadOnlyList<string> ElementsMissing(Plan plan, string item) =>
        plan.On(item).Any(defect => defect.Code == "hidden-text")
            ? Items.Elements[item]
            : [.. plan.On(item).Select(defect => defect.Element).OfType<string>()];

    private static string[] AlsoAcceptable(string code) => code switch
    {
        "encrypted" or "corrupt" or "blank" => ["missing"],
        "illegible" or "too-few" => ["missing", "needs-review"],
        "other-company" or "seal-missing" or "credit-code-invalid" => ["needs-review"],
        "name-mismatch" => ["needs-review", "other-company"],
        _ => [],
    };
}
