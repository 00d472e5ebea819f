namespace Materials.Checklists.Trials;

/// <summary>How well packages are judged: counts that add up over trials, and the shares that follow from them.</summary>
public sealed record TrialFigures
{
    public int Packages { get; init; }

    /// <summary>Packages that could not be screened at all.</summary>
    public int Crashes { get; init; }

    public int OutcomesRight { get; init; }

    public int Items { get; init; }

    public int StatusesRight { get; init; }

    /// <summary>Items that are satisfied by their label.</summary>
    public int TrulySatisfied { get; init; }

    /// <summary>Of those, how many are reported missing or deficient.</summary>
    public int FalseAlarms { get; init; }

    /// <summary>Items that are missing or deficient by their label.</summary>
    public int TrulyDefective { get; init; }

    /// <summary>Of those, how many are reported as nothing of the kind.</summary>
    public int MissedDefects { get; init; }

    /// <summary>Items left to a person that a person would be sure of.</summary>
    public int NeedlessReviews { get; init; }

    public int CodesFound { get; init; }

    public int CodesNotFound { get; init; }

    /// <summary>Blocking findings that the label knows too.</summary>
    public int CodesRight { get; init; }

    public int CodesWrong { get; init; }

    public int ElementsFound { get; init; }

    public int ElementsNotFound { get; init; }

    public int ElementsWrong { get; init; }

    public int KindsFound { get; init; }

    public int KindsNotFound { get; init; }

    public int KindsWrong { get; init; }

    public double? OutcomeAccuracy => Share(OutcomesRight, Packages);

    public double? StatusAccuracy => Share(StatusesRight, Items);

    public double? FalseAlarmRate => Share(FalseAlarms, TrulySatisfied);

    public double? MissedDefectRate => Share(MissedDefects, TrulyDefective);

    public double? NeedlessReviewRate => Share(NeedlessReviews, Items);

    public double? CodeRecall => Share(CodesFound, CodesFound + CodesNotFound);

    public double? CodePrecision => Share(CodesRight, CodesRight + CodesWrong);

    public double? ElementRecall => Share(ElementsFound, ElementsFound + ElementsNotFound);

    public double? ElementPrecision => Share(ElementsFound, ElementsFound + ElementsWrong);

    public double? KindsF1 => Share(2 * KindsFound, 2 * KindsFound + KindsNotFound + KindsWrong);

    public static TrialFigures operator +(TrialFigures one, TrialFigures other) => new()
    {
        Packages = one.Packages + other.Packages,
        Crashes = one.Crashes + other.Crashes,
        OutcomesRight = one.OutcomesRight + other.OutcomesRight,
        Items = one.Items + other.Items,
        StatusesRight = one.StatusesRight + other.StatusesRight,
        TrulySatisfied = one.TrulySatisfied + other.TrulySatisfied,
        FalseAlarms = one.FalseAlarms + other.FalseAlarms,
        TrulyDefective = one.TrulyDefective + other.TrulyDefective,
        MissedDefects = one.MissedDefects + other.MissedDefects,
        NeedlessReviews = one.NeedlessReviews + other.NeedlessReviews,
        CodesFound = one.CodesFound + other.CodesFound,
        CodesNotFound = one.CodesNotFound + other.CodesNotFound,
        CodesRight = one.CodesRight + other.CodesRight,
        CodesWrong = one.CodesWrong + other.CodesWrong,
        ElementsFound = one.ElementsFound + other.ElementsFound,
        ElementsNotFound = one.ElementsNotFound + other.ElementsNotFound,
        ElementsWrong = one.ElementsWrong + other.ElementsWrong,
        KindsFound = one.KindsFound + other.KindsFound,
        KindsNotFound = one.KindsNotFound + other.KindsNotFound,
        KindsWrong = one.KindsWrong + other.KindsWrong,
    };

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
