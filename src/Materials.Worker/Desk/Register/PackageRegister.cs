using System.Collections.Immutable;
using Dapper;

namespace Materials.Worker.Desk.Register;

/// <summary>The desk's read model: every package at its newest revision, searchable. Made from the store, and kept current by what is heard.</summary>
internal sealed class PackageRegister(RegisterDatabase database)
{
    static PackageRegister() => SqlMapper.AddTypeHandler(new Milliseconds());

    /// <summary>Puts a package in, in the place of what stood there.</summary>
    /// <param name="takenAt">When work on the revision began; null where that is not known.</param>
    public async Task PutAsync(PackageRecord record, DateTimeOffset? takenAt, CancellationToken cancellationToken)
    {
        var (package, id) = (record.Package, record.Package.PackageId);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var change = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            DELETE FROM packages WHERE package_id = @id;
            DELETE FROM open_items WHERE package_id = @id;
            DELETE FROM file_faults WHERE package_id = @id;
            DELETE FROM arrivals WHERE package_id = @id AND revision <= @revision;
            DELETE FROM reports WHERE package_id = @id AND revision = @revision;
            """,
            new { id, revision = package.Revision }, change);
        await connection.ExecuteAsync(
            """
            INSERT INTO packages (package_id, revision, report_id, applicant, credit_code, checklist, outcome, stage, reported_at,
              missing, deficient, doubtful, satisfied, overruled, open_items, entries, words)
            VALUES (@PackageId, @Revision, @ReportId, @Applicant, @CreditCode, @Checklist, @outcome, @stage, @reportedAt,
              @Missing, @Deficient, @Doubtful, @Satisfied, @Overruled, @OpenItems, @Entries, @words)
            """,
            new
            {
                package.PackageId,
                package.Revision,
                package.ReportId,
                package.Applicant,
                package.CreditCode,
                package.Checklist,
                outcome = package.Outcome.ToString(),
                stage = package.Stage.ToString(),
                reportedAt = Milliseconds.Of(package.ReportedAt),
                package.Missing,
                package.Deficient,
                package.Doubtful,
                package.Satisfied,
                package.Overruled,
                package.OpenItems,
                package.Entries,
                words = record.Words,
            },
            change);
        await connection.ExecuteAsync(
            "INSERT INTO reports (package_id, revision, taken_at, reported_at, files) VALUES (@id, @revision, @taken, @reported, @files)",
            new { id, revision = package.Revision, taken = takenAt is { } at ? Milliseconds.Of(at) : (long?)null, reported = Milliseconds.Of(package.ReportedAt), files = record.Files },
            change);
        await connection.ExecuteAsync(
            """
            INSERT INTO open_items (package_id, place, item, title_zh, title_en, status, codes, found_zh, found_en, how_zh, how_en, decided_by)
            VALUES (@id, @place, @Item, @TitleZh, @TitleEn, @status, @Codes, @FoundZh, @FoundEn, @HowZh, @HowEn, @DecidedBy)
            """,
            record.OpenItems.Select((o, place) => new
            {
                id,
                place,
                o.Item,
                o.TitleZh,
                o.TitleEn,
                status = o.Status.ToString(),
                o.Codes,
                o.FoundZh,
                o.FoundEn,
                o.HowZh,
                o.HowEn,
                o.DecidedBy,
            }),
            change);
        await connection.ExecuteAsync(
            "INSERT INTO file_faults (package_id, code, files) VALUES (@id, @code, @files)",
            record.FileFaults.Select(f => new { id, code = f.Code, files = f.Files }), change);
        await change.CommitAsync(cancellationToken);
    }

    /// <summary>A revision is being worked on.</summary>
    public async Task ArriveAsync(string packageId, int revision, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO arrivals (package_id, revision, taken_at) VALUES (@packageId, @revision, @at) ON CONFLICT (package_id, revision) DO NOTHING",
            new { packageId, revision, at = Milliseconds.Of(takenAt) });
    }

    /// <summary>It is worked on no more, whether or not there is a report.</summary>
    public async Task LeaveAsync(string packageId, int revision, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("DELETE FROM arrivals WHERE package_id = @packageId AND revision = @revision", new { packageId, revision });
    }

    /// <summary>Which report and how much of the journal is known of each package.</summary>
    public async Task<Dictionary<string, (string ReportId, int Entries)>> KnownAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<RegisteredPackage>("SELECT package_id, report_id, entries FROM packages");
        return rows.ToDictionary(r => r.PackageId, r => (r.ReportId, r.Entries), StringComparer.Ordinal);
    }

    /// <summary>One page of the queue, and how many there are of each kind.</summary>
    public async Task<QueuePage> QueueAsync(QueueQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var counts = (await connection.QueryAsync<QueueCount>(
            $"SELECT stage, outcome, COUNT(*) AS packages FROM packages {query.Searched} GROUP BY stage, outcome", query.Parameters)).ToImmutableArray();
        var rows = await connection.QueryAsync<RegisteredPackage>(
            $"SELECT * FROM packages {query.Where} ORDER BY {query.Order} LIMIT {QueueQuery.PageSize} OFFSET {query.Offset}", query.Parameters);
        return new([.. rows], counts);
    }

    /// <summary>The open items of all packages that a query finds, for a table to work with elsewhere.</summary>
    public async IAsyncEnumerable<OpenItem> OpenItemsAsync(QueueQuery query)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        var rows = connection.QueryUnbufferedAsync<OpenItem>(
            $"""
            SELECT o.*, packages.revision, packages.applicant, packages.credit_code
            FROM packages JOIN open_items o ON o.package_id = packages.package_id {query.Where} ORDER BY {query.Order}, o.place
            """,
            query.Parameters);
        await foreach (var row in rows)
            yield return row;
    }

    /// <summary>The package before and after one in the order of a query, for who goes through the queue.</summary>
    public async Task<(string? Before, string? After)> NeighboursAsync(QueueQuery query, string packageId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryFirstOrDefaultAsync<(string? Before, string? After)>(
            $"""
            SELECT before, after FROM (
              SELECT package_id, LAG(package_id) OVER (ORDER BY {query.Order}) AS before, LEAD(package_id) OVER (ORDER BY {query.Order}) AS after
              FROM packages {query.Where}) AS line WHERE package_id = @packageId
            """,
            new DynamicParameters(query.Parameters).With(nameof(packageId), packageId));
        return found;
    }

    /// <summary>For operators: what is at work, how fast and how long it went since a moment.</summary>
    public async Task<Course> CourseAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var at = new { since = Milliseconds.Of(since) };
        var arrivals = await connection.QueryAsync<Arrival>("SELECT package_id, revision, taken_at FROM arrivals ORDER BY taken_at LIMIT 200");
        var runs = await connection.QueryAsync<Run>("SELECT taken_at, reported_at, files FROM reports WHERE reported_at >= @since ORDER BY reported_at", at);
        var faults = await connection.QueryAsync<FileFault>(
            "SELECT f.code, SUM(f.files) AS files, COUNT(*) AS packages FROM file_faults f JOIN packages p ON p.package_id = f.package_id WHERE p.reported_at >= @since GROUP BY f.code ORDER BY 2 DESC, 1",
            at);
        var all = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM packages");
        return new([.. arrivals], [.. runs], [.. faults], all);
    }

    /// <summary>Times are kept as milliseconds since 1970, which both databases order and reckon with alike.</summary>
    private sealed class Milliseconds : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public static long Of(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

        public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds((long)value);

        public override void SetValue(System.Data.IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = Of(value);
    }
}

/// <summary>One page of the queue.</summary>
/// <param name="Counts">Of all that the words searched for are found in, whatever else is filtered.</param>
public sealed record QueuePage(ImmutableArray<RegisteredPackage> Packages, ImmutableArray<QueueCount> Counts);

/// <summary>How many packages are alike.</summary>
public sealed record QueueCount
{
    public Stage Stage { get; init; }

    public Reports.Outcome Outcome { get; init; }

    public int Packages { get; init; }
}

/// <summary>What operators see of the work.</summary>
public sealed record Course(ImmutableArray<Arrival> Arrivals, ImmutableArray<Run> Runs, ImmutableArray<FileFault> Faults, long Packages);

/// <summary>A revision that is being worked on.</summary>
public sealed record Arrival
{
    public string PackageId { get; init; } = "";

    public int Revision { get; init; }

    public DateTimeOffset TakenAt { get; init; }
}

/// <summary>A revision that was reported on.</summary>
public sealed record Run
{
    /// <summary>When work on it began; null where that is not known.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    public DateTimeOffset ReportedAt { get; init; }

    public int Files { get; init; }
}

/// <summary>What was wrong with files.</summary>
public sealed record FileFault
{
    public string Code { get; init; } = "";

    public int Files { get; init; }

    public int Packages { get; init; }
}
