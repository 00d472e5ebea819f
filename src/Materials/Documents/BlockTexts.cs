using Materials.Checklists;

namespace Materials.Documents;

/// <summary>The parts of a block that cues look in, squashed once.</summary>
internal sealed class BlockTexts(Block block)
{
    private SquashedText? _titles;
    private SquashedText? _headings;
    private SquashedText? _columns;
    private SquashedText? _labels;
    private SquashedText? _steps;
    private SquashedText? _captions;
    private SquashedText? _running;

    public SquashedText Running => _running ??= SquashedText.Of(block.Running);

    public SquashedText In(CuePlace place) => place switch
    {
        CuePlace.Title => _titles ??= SquashedText.Of(block.Titles),
        CuePlace.Heading => _headings ??= SquashedText.Of(Openings.Names(block)),
        CuePlace.Columns => _columns ??= SquashedText.Of(ColumnNames.In(block)),
        CuePlace.Labels => _labels ??= SquashedText.Of(FieldNames.In(block)),
        CuePlace.Steps => _steps ??= SquashedText.Of(block.Steps),
        CuePlace.Pictures => _captions ??= SquashedText.Of(Captions.In(block)),
        CuePlace.Text => block.Text,
        _ => SquashedText.Empty,
    };
}
