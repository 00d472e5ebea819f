namespace Materials.Checklists;

/// <summary>Something in a checklist file that does not validate.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Column">Counts from 1.</param>
/// <param name="Message">What is wrong and what would be right, in English.</param>
public sealed record ChecklistProblem(int Line, int Column, string Message)
{
    /// <summary>The message in a language.</summary>
    public string In(Language language) => language == Language.Zh ? ChecklistProblemWords.InChinese(Message) : Message;

    public override string ToString() => $"{Line}:{Column}: {Message}";
}
