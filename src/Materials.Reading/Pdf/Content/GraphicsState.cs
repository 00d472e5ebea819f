using Materials.Reading.Pdf.Fonts;

namespace Materials.Reading.Pdf.Content;

/// <summary>What q saves and Q brings back, as far as text, lines and fills are concerned.</summary>
internal struct GraphicsState
{
    public Matrix Space;
    public Area Clip;
    public TextFont? Font;
    public double FontSize, CharacterSpacing, WordSpacing, Scaling, Leading, Rise;
    public int RenderMode;
    public ColourSpace FillSpace, StrokeSpace;
    public Colour Fill, Stroke;
    public double FillAlpha, StrokeAlpha, LineWidth;

    public static GraphicsState Start(in Matrix space, in Area page) => new()
    {
        Space = space,
        Clip = page,
        Scaling = 1,
        FillSpace = ColourSpace.Gray,
        StrokeSpace = ColourSpace.Gray,
        Fill = Colour.Black,
        Stroke = Colour.Black,
        FillAlpha = 1,
        StrokeAlpha = 1,
        LineWidth = 1,
    };
}
