namespace Materials.Checklists;

/// <summary>Loads checklists from YAML and says line by line what does not validate.</summary>
public static class ChecklistFile
{
}
