using System.Security.Cryptography;
using Materials.Reports;

namespace Materials.Worker.Letters;

/// <summary>The names that the letters of one report are kept under: every state that reviewers' decisions bring it to has letters of its own, and each is kept as it was.</summary>
internal static class LetterEdition
{
    /// <summary>A package sees a handful of editions; so many hexadecimal digits keep them apart.</summary>
    private const int DigestLength = 16;

    /// <summary>What stands in the place of the report's id: that id itself while no decision changes anything, as the program alone would say it.</summary>
    /// <param name="reviewed">The report as it stands after the reviewers.</param>
    public static string IdOf(Report report, Report reviewed)
    {
        if (ReferenceEquals(report, reviewed))
            return report.ReportId;
        var standing = ReportJson.Write(reviewed);
        return ReportJson.Write(report).AsSpan().SequenceEqual(standing)
            ? report.ReportId
            : $"{report.ReportId}-decided-{Convert.ToHexStringLower(SHA256.HashData(standing))[..DigestLength]}";
    }

    /// <summary>What a reviewer released, in the reviewer's words.</summary>
    /// <param name="number">Counts from 1 within the report.</param>
    public static string Released(Report report, int number) => $"{report.ReportId}-release-{number}";
}
