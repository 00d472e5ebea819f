using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Materials.Worker.Desk.Register;

/// <summary>Where the register is kept: a file of SQLite, or PostgreSQL where several desks share it.</summary>
/// <remarks>
/// It holds nothing that the store does not: a register of another version is thrown away and made anew. The statements are the part of SQL that both understand.
/// </remarks>
internal sealed class RegisterDatabase : IAsyncDisposable
{
    /// <summary>Of the tables below. Raised with every change of them.</summary>
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE packages (
          package_id TEXT PRIMARY KEY, revision BIGINT NOT NULL, report_id TEXT NOT NULL, applicant TEXT NOT NULL, credit_code TEXT NOT NULL,
          checklist TEXT NOT NULL, outcome TEXT NOT NULL, stage TEXT NOT NULL, reported_at BIGINT NOT NULL,
          missing BIGINT NOT NULL, deficient BIGINT NOT NULL, doubtful BIGINT NOT NULL, satisfied BIGINT NOT NULL, overruled BIGINT NOT NULL,
          open_items BIGINT NOT NULL, entries BIGINT NOT NULL, words TEXT NOT NULL);
        CREATE INDEX packages_by_time ON packages (reported_at);
        CREATE INDEX packages_by_applicant ON packages (applicant);
        CREATE TABLE open_items (
          package_id TEXT NOT NULL, place BIGINT NOT NULL, item TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL, status TEXT NOT NULL,
          codes TEXT NOT NULL, found_zh TEXT NOT NULL, found_en TEXT NOT NULL, how_zh TEXT NOT NULL, how_en TEXT NOT NULL, decided_by TEXT NOT NULL,
          PRIMARY KEY (package_id, place));
        CREATE TABLE reports (
          package_id TEXT NOT NULL, revision BIGINT NOT NULL, taken_at BIGINT, reported_at BIGINT NOT NULL, files BIGINT NOT NULL,
          PRIMARY KEY (package_id, revision));
        CREATE INDEX reports_by_time ON reports (reported_at);
        CREATE TABLE file_faults (package_id TEXT NOT NULL, code TEXT NOT NULL, files BIGINT NOT NULL, PRIMARY KEY (package_id, code));
        CREATE TABLE arrivals (package_id TEXT NOT NULL, revision BIGINT NOT NULL, taken_at BIGINT NOT NULL, PRIMARY KEY (package_id, revision));
        """;

    private static readonly string[] Names = ["packages", "open_items", "reports", "file_faults", "arrivals"];

    private readonly DbDataSource _source;
    private readonly bool _isShared;

    static RegisterDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private RegisterDatabase(DbDataSource source, bool isShared) => (_source, _isShared) = (source, isShared);

    /// <param name="connection">Of PostgreSQL; null for a file in the folder.</param>
    public static RegisterDatabase In(DeskFolder folder, string? connection) => string.IsNullOrEmpty(connection)
        ? new(SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.Part("register").FullName, "register.db") }.ToString()), isShared: false)
        : new(NpgsqlDataSource.Create(connection), isShared: true);

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        // Readers do not wait for the one who writes; what a crash takes of the last second is made anew from the store.
        if (!_isShared)
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;");
        return connection;
    }

    /// <summary>Makes the tables where they are not there, or are of another version.</summary>
    /// <param name="holdsNotices">Whether notices wait to be released: what a package waits for depends on it, so it is part of the version.</param>
    public async Task PrepareAsync(bool holdsNotices, CancellationToken cancellationToken)
    {
        var version = VersionOf(holdsNotices);
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS register_version (version BIGINT NOT NULL)");
        if (await connection.ExecuteScalarAsync<long?>("SELECT MAX(version) FROM register_version") != version)
            await MakeAsync(connection, version, cancellationToken);
    }

    /// <summary>Throws everything away.</summary>
    public async Task ClearAsync(bool holdsNotices, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS register_version (version BIGINT NOT NULL)");
        await MakeAsync(connection, VersionOf(holdsNotices), cancellationToken);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static long VersionOf(bool holdsNotices) => 2 * Version + (holdsNotices ? 1 : 0);

    private static async Task MakeAsync(DbConnection connection, long version, CancellationToken cancellationToken)
    {
        await using var change = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(string.Concat(Names.Select(name => $"DROP TABLE IF EXISTS {name};")), transaction: change);
        await connection.ExecuteAsync(Tables, transaction: change);
        await connection.ExecuteAsync("DELETE FROM register_version", transaction: change);
        await connection.ExecuteAsync("INSERT INTO register_version VALUES (@version)", new { version }, change);
        await change.CommitAsync(cancellationToken);
    }
}
