using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Materials.Json;
using Materials.Reports;

namespace Materials.Worker.Desk.Register;

/// <summary>A package in the queue: its newest revision, as it stands after what reviewers decided.</summary>
public sealed record RegisteredPackage
{
    public string PackageId { get; init; } = "";

    public int Revision { get; init; }

    public string ReportId { get; init; } = "";

    public string Applicant { get; init; } = "";

    public string CreditCode { get; init; } = "";

    public string Checklist { get; init; } = "";

    public Outcome Outcome { get; init; }

    public Stage Stage { get; init; }

    /// <summary>When the report was stored.</summary>
    public DateTimeOffset ReportedAt { get; init; }

    public int Missing { get; init; }

    public int Deficient { get; init; }

    /// <summary>Items that a person must decide and nobody has.</summary>
    public int Doubtful { get; init; }

    public int Satisfied { get; init; }

    /// <summary>Items on which a reviewer says otherwise than the program.</summary>
    public int Overruled { get; init; }

    /// <summary>Missing, deficient and doubtful ones.</summary>
    public int OpenItems { get; init; }

    /// <summary>How long its journal is.</summary>
    public int Entries { get; init; }
}

/// <summary>What a package waits for at the desk.</summary>
[JsonConverter(typeof(KebabEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>A reviewer must decide an item.</summary>
    ToDecide,

    /// <summary>Everything is decided; its notice waits to be released.</summary>
    ToRelease,

    /// <summary>Nothing at the desk: the notice is out, or there is none.</summary>
    Settled,
}

/// <summary>An item of a package that is not as it should be.</summary>
public sealed record OpenItem
{
    public string PackageId { get; init; } = "";

    public int Revision { get; init; }

    public string Applicant { get; init; } = "";

    public string CreditCode { get; init; } = "";

    public string Item { get; init; } = "";

    public string TitleZh { get; init; } = "";

    public string TitleEn { get; init; } = "";

    public ItemStatus Status { get; init; }

    /// <summary>The codes of its findings, with blanks between.</summary>
    public string Codes { get; init; } = "";

    public string FoundZh { get; init; } = "";

    public string FoundEn { get; init; } = "";

    public string HowZh { get; init; } = "";

    public string HowEn { get; init; } = "";

    /// <summary>The reviewer who decided it so; empty where the program did.</summary>
    public string DecidedBy { get; init; } = "";
}

/// <summary>Everything that the register holds of one package.</summary>
internal sealed record PackageRecord(
    RegisteredPackage Package, ImmutableArray<OpenItem> OpenItems, ImmutableArray<(string Code, int Files)> FileFaults, int Files, string Words);
