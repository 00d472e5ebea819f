using System.Text.Json;
using Materials.Reports;

namespace Materials.Worker.CommandLine;

/// <summary>The report on an earlier revision, as <c>check --format json</c> or the worker wrote it.</summary>
internal static class PreviousReport
{
    /// <exception cref="CommandFailure">There is no such file, or it is no report.</exception>
    public static Report Read(string path)
    {
        try
        {
            return ReportJson.Read(File.ReadAllBytes(path));
        }
        catch (JsonException fault)
        {
            throw CommandFailure.BadUsage($"{path} 不是可用的报告：{fault.Message}", $"{path} is no report that can be used: {fault.Message}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CommandFailure.BadUsage($"无法读取上一版报告 {path}。", $"Cannot read the previous report {path}.");
        }
    }
}
