using System.Text;
using Materials.Checklists;
using Materials.Packages;

namespace Materials.Worker.CommandLine;

/// <summary>Finds the checklist that a command names: a built-in id, or a file of the user's own.</summary>
internal static class ChecklistChoice
{
    /// <summary>The checklist that a submission names, for what it says of its applicant.</summary>
    /// <exception cref="CommandFailure">There is none, it does not validate, or it does not know the level or an answer.</exception>
    public static Checklist Load(Submission submission)
    {
        var checklist = Load(submission.Checklist, submission.Industries);
        return checklist.Problems(submission) is [var problem, ..] ? throw CommandFailure.BadUsage(problem.Zh, problem.En) : checklist;
    }

    /// <param name="idOrFile">Null for the default checklist.</param>
    /// <exception cref="CommandFailure">There is none of that name, or it does not validate.</exception>
    public static Checklist Load(string? idOrFile, IReadOnlyList<string> industries)
    {
        var name = idOrFile ?? ChecklistFile.Default;
        foreach (var industry in industries.Except(ChecklistFile.Industries))
        {
            var known = string.Join(", ", ChecklistFile.Industries);
            throw CommandFailure.BadUsage($"没有行业附加要求“{industry}”，可选：{known}。", $"There is no industry overlay \"{industry}\"; there are {known}.");
        }

        var load = ChecklistFile.Open(name, industries) ?? ChecklistFile.Load(TextOf(name), industries);
        if (load.Checklist is { } checklist) return checklist;
        var first = load.Problems[0];
        var more = load.Problems.Length - 1;
        throw CommandFailure.BadUsage(
            $"材料清单 {name} 第 {first.Line} 行有误：{first.In(Language.Zh)}{(more > 0 ? $"（另有 {more} 处，见 materials checklist validate）" : "")}",
            $"The checklist {name} does not validate, line {first.Line}: {first.Message}{(more > 0 ? $" (and {more} more, see materials checklist validate)" : "")}");
    }

    /// <summary>The text of a user's own checklist file.</summary>
    /// <exception cref="CommandFailure">There is no such file, or it is no text.</exception>
    public static string TextOf(string file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (ArgumentException)
        {
            throw CommandFailure.BadUsage($"{file} 不是 UTF-8 文本。", $"{file} is not UTF-8 text.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var known = string.Join(", ", ChecklistFile.BuiltIn);
            throw CommandFailure.BadUsage(
                $"没有材料清单“{file}”：既不是内置清单（{known}），也不是可读的文件。",
                $"There is no checklist \"{file}\": neither built in ({known}) nor a file that can be read.");
        }
    }
}
