using Materials.Reading.Pdf.Fonts;

namespace Materials.Reading.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private void SetFont(ReadOnlySpan<byte> name)
    {
        state.Font = resources.Font(name);
        state.FontSize = count > 0 ? numbers[0] : 0;
    }

    private void NextLine(double x, double y)
    {
        text = line = line with { E = x * line.A + y * line.C + line.E, F = x * line.B + y * line.D + line.F };
        builder.Jumped = true;
    }

    private void ShowPieces()
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces.IsText(i, out var shown, out var shift))
                Show(shown);
            else
                Move(-shift / 1000 * state.FontSize * (state.Font is { Vertical: true } ? 1 : state.Scaling));
        }
    }

    private void Move(double along) => text = state.Font is { Vertical: true }
        ? text with { E = text.E + along * text.C, F = text.F + along * text.D }
        : text with { E = text.E + along * text.A, F = text.F + along * text.B };

    private void Show(ReadOnlySpan<byte> shown)
    {
        if (shown.IsEmpty || state.Font is not { } font)
        {
            page.LetterCount += shown.Length;
            page.LostLetters += shown.Length;
            return;
        }

        var space = text.Then(state.Space);
        var run = Begin(font, space);
        var along = 0.0;
        var letters = 0;
        while (!shown.IsEmpty)
        {
            var code = font.ReadCode(shown, out var length);
            shown = shown[length..];
            letters++;
            var glyph = font.GlyphOf(code);
            var spacing = state.CharacterSpacing + (code == 32 && length == 1 ? state.WordSpacing : 0);
            if (font.Vertical)
            {
                builder.Add(glyph, space, along, -state.FontSize, state, run);
                along += -state.FontSize - spacing;
            }
            else
            {
                var advance = glyph.Width * state.FontSize * state.Scaling;
                builder.Add(glyph, space, along, advance, state, run);
                along += advance + spacing * state.Scaling;
            }
        }

        page.LetterCount += letters;
        if (page.LetterCount > PdfLimits.MaxLettersPerPage)
            budget.Exceed($"{PdfLimits.MaxLettersPerPage} letters on a page", $"> {PdfLimits.MaxLettersPerPage}");
        Move(along);
    }

    private Run Begin(TextFont font, in Matrix space)
    {
        // The order changes with every string only where something may lie between; strings alone need no places of their own.
        var size = Math.Abs(state.FontSize) * Math.Sqrt(space.C * space.C + space.D * space.D) * font.Scale;
        double x = space.A * state.FontSize * state.Scaling, y = space.B * state.FontSize * state.Scaling;
        if (font.Vertical)
            (x, y) = (-space.C * state.FontSize, -space.D * state.FontSize);
        var length = Math.Sqrt(x * x + y * y);
        if (length > 0)
            (x, y) = (x / length, y / length);

        var strokesOnly = state.RenderMode is 1 or 5;
        var colour = strokesOnly || (state.RenderMode is 2 or 6 && !state.Stroke.IsLike(Colour.White)) ? state.Stroke : state.Fill;
        var inkless = state.RenderMode is 3 or 7 || (strokesOnly ? state.StrokeAlpha : state.FillAlpha) < 0.05;
        page.HasInk |= !inkless;
        return new Run(TurnOf(x, y, font.Vertical), x, y, size, colour, font.Bold || state.RenderMode == 2, inkless, hiddenLayers > 0, order);
    }

    private static Turn TurnOf(double x, double y, bool vertical)
    {
        const double Straight = 0.985; // 10 degrees
        if (x > Straight)
            return vertical ? Turn.Oblique : Turn.None;
        if (y > Straight)
            return vertical ? Turn.Down : Turn.Right;
        if (x < -Straight)
            return Turn.Over;
        return y < -Straight ? Turn.Left : Turn.Oblique;
    }
}
