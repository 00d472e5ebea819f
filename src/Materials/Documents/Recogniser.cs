using Materials.Checklists;
using Materials.Packages;

namespace Materials.Documents;

/// <summary>Tells from their content which documents a package holds.</summary>
public static class Recogniser
{
    public static RecognisedPackage Recognise(PackageContent content, Checklist checklist, DateOnly asOf) =>
        new(content, [], asOf);
}
