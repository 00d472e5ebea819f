using System.Collections.Immutable;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Applicants;

namespace Materials.Worker.Desk.Look;

/// <summary>A part of the desk, as the navigation names it.</summary>
/// <param name="Role">Who sees it there.</param>
/// <param name="Purpose">What it is for, in a sentence.</param>
internal sealed record Room(string Path, string Role, Bilingual Name, Bilingual Purpose)
{
    public bool Holds(string path) => path == Path || path.StartsWith($"{Path}/", StringComparison.Ordinal);
}

/// <summary>The rooms, in the order of the navigation.</summary>
internal static class Rooms
{
    public static ImmutableArray<Room> All { get; } =
    [
        new(ApplicantsRoom.Path, Policies.Applicant, new("我的申报", "My applications"), new("提交申报材料，查看缺什么、怎样补正，并就地补充。", "Submit materials, see what is missing and how to put it right, and add it right there.")),
        new("/packages", Policies.Reviewer, new("审核", "Review"), new(
            "逐件查看初审结果和依据，确认或改判，发出通知书。", "Look through what was found and what it rests on, confirm or overrule, release notices.")),
        new("/operations", Policies.Operator, new("运行", "Operations"), new(
            "正在处理、等待和搁置的材料包，速度、用时和故障。", "What is at work, waiting and parked; how fast, how long, what fails.")),
    ];

    public static IEnumerable<Room> Of(Visitor visitor) => All.Where(room => room.Role == Policies.Anyone || visitor.Is(room.Role));
}
