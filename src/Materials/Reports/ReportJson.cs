using System.Text.Json;
using Materials.Json;

namespace Materials.Reports;

/// <summary>A report as JSON, schema <c>materials/report/1</c>. Equal reports give identical bytes.</summary>
public static class ReportJson
{
    /// <summary>The schema this program writes and reads.</summary>
    public const string Schema = "materials/report/1";

    /// <summary>UTF-8 without a byte order mark, indented, ending in a line feed.</summary>
    public static byte[] Write(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. JsonSerializer.SerializeToUtf8Bytes(report, ContractJson.Indented.Report), (byte)'\n'];
    }

    /// <summary>Reads a report. Fields it does not know are passed over.</summary>
    /// <exception cref="JsonException">It is not a report of this schema; the message says where and why.</exception>
    public static Report Read(ReadOnlySpan<byte> json)
    {
        var report = JsonSerializer.Deserialize(json, ContractJson.Indented.Report)
            ?? throw new JsonException("A report is expected, null was found.");
        return report.Schema == Schema
            ? report
            : throw new JsonException($"A report of schema {Schema} is expected, {report.Schema} was found.");
    }
}
