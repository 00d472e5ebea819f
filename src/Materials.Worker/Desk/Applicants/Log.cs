namespace Materials.Worker.Desk.Applicants;

/// <summary>What is written to the log about what applicants and portals send.</summary>
internal static partial class Log
{
    [LoggerMessage(65, LogLevel.Information, "Submitted {PackageId} r{Revision} at the desk, {Files} files")]
    public static partial void Submitted(this ILogger log, string packageId, int revision, int files);

    [LoggerMessage(66, LogLevel.Warning, "{Submission} is submitted and could not be handed on yet ({Fault}); it is tried again")]
    public static partial void NotHandedOn(this ILogger log, string submission, string fault);

    [LoggerMessage(67, LogLevel.Warning, "Reading {PackageId} ahead of its submission failed: {Fault}")]
    public static partial void NotReadAhead(this ILogger log, string packageId, string fault);
}
