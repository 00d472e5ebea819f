using Dapper;
using Materials.Reports;
using Microsoft.AspNetCore.Http.Extensions;

namespace Materials.Worker.Desk.Register;

/// <summary>What a reviewer asked the queue for: words, filters, an order, a page.</summary>
public sealed record QueueQuery
{
    /// <summary>Rows of a page: one screen to read, and quick to send.</summary>
    public const int PageSize = 50;

    /// <summary>Words beyond this find nothing that shorter ones do not.</summary>
    private const int MaxWords = 100;

    /// <summary>By what it can be ordered; the first is what is shown unasked. Nothing else comes into a statement.</summary>
    public static IReadOnlyList<QueueOrder> Orders { get; } =
    [
        new("newest", new("最新在前", "Newest first"), "reported_at DESC"),
        new("oldest", new("最早在前", "Oldest first"), "reported_at"),
        new("open", new("待办最多在前", "Most open items first"), "open_items DESC, reported_at DESC"),
        new("applicant", new("按申请单位", "By applicant"), "applicant"),
        new("package", new("按编号", "By package id"), "package_id"),
    ];

    public string? Words { get; init; }

    public Stage? Stage { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>One of <see cref="Orders"/>.</summary>
    public string Sort { get; init; } = Orders[0].Name;

    /// <summary>Counts from 1.</summary>
    public int Page { get; init; } = 1;

    internal static QueueQuery Of(IQueryCollection query)
    {
        var words = query["q"].ToString().Trim();
        return new()
        {
            Words = words.Length == 0 ? null : words[..Math.Min(words.Length, MaxWords)],
            Stage = Enum.TryParse<Stage>(query["stage"].ToString(), ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null,
            Outcome = Enum.TryParse<Outcome>(query["outcome"].ToString(), ignoreCase: true, out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
            Sort = Orders.FirstOrDefault(o => o.Name == query["sort"].ToString())?.Name ?? Orders[0].Name,
            Page = int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    /// <summary>The same as a query string, with its question mark; empty where nothing was asked for.</summary>
    public string ToQueryString()
    {
        var query = new QueryBuilder();
        if (Words is not null)
            query.Add("q", Words);
        if (Stage is { } stage)
            query.Add("stage", $"{stage}");
        if (Outcome is { } outcome)
            query.Add("outcome", $"{outcome}");
        if (Sort != Orders[0].Name)
            query.Add("sort", Sort);
        if (Page > 1)
            query.Add("page", $"{Page}");
        return query.ToString();
    }

    internal int Offset => (Page - 1) * PageSize;

    // The id makes the order whole: pages neither repeat nor leave out.
    internal string Order => $"{Orders.First(o => o.Name == Sort).Columns}, package_id";

    /// <summary>The condition of the words alone.</summary>
    internal string Searched => Words is null ? "" : @"WHERE words LIKE @pattern ESCAPE '\'";

    internal string Where
    {
        get
        {
            string?[] conditions =
            [
                Words is null ? null : @"words LIKE @pattern ESCAPE '\'",
                Stage is null ? null : "stage = @stage",
                Outcome is null ? null : "outcome = @outcome",
            ];
            var given = conditions.OfType<string>().ToArray();
            return given.Length == 0 ? "" : $"WHERE {string.Join(" AND ", given)}";
        }
    }

    internal DynamicParameters Parameters => new(new
    {
        pattern = Words is null ? null : $"%{Escaped(Words.ToLowerInvariant())}%",
        stage = Stage?.ToString(),
        outcome = Outcome?.ToString(),
    });

    private static string Escaped(string words) =>
        words.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}

/// <summary>An order of the queue.</summary>
/// <param name="Name">In addresses.</param>
/// <param name="Columns">In statements.</param>
public sealed record QueueOrder(string Name, Bilingual Title, string Columns);

/// <summary>What Dapper's parameters lack.</summary>
internal static class DynamicParametersExtensions
{
    public static DynamicParameters With(this DynamicParameters parameters, string name, object value)
    {
        parameters.Add(name, value);
        return parameters;
    }
}
