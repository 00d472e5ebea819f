using Materials.Worker.Desk.Register;

namespace Materials.Worker.Desk.Queue;

/// <summary>What a stage is called.</summary>
public static class StageWords
{
    public static Bilingual Of(Stage stage) => stage switch
    {
        Stage.ToDecide => new("待审核", "A decision"),
        Stage.ToRelease => new("待发通知", "Its notice's release"),
        _ => new("已处理", "Nothing"),
    };
}
