using Materials.Documents.Wording;

namespace Materials.Training.Lessons;

/// <summary>A passage and what it is about.</summary>
/// <param name="Source">The voice or the corpus it is from: what is learnt is tried on sources that were left out.</param>
/// <param name="Label"><c>item/element</c>, <c>item</c>, or <see cref="WordingModel.Nothing"/>.</param>
internal sealed record Lesson(string Source, PassagePlace Place, string Text, string Label)
{
    public string Item => Label.Split('/')[0];
}
