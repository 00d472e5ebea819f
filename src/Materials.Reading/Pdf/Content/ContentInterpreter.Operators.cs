using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

internal sealed partial class ContentInterpreter
{
    private void Operate(ReadOnlySpan<byte> word, ReadOnlySpan<byte> name, ReadOnlySpan<byte> shown, ref ContentScanner scanner)
    {
        if (word.Length is 0 or > 3)
            return;

        var operation = word.Length switch
        {
            1 => word[0],
            2 => (word[0] << 8) | word[1],
            _ => (word[0] << 16) | (word[1] << 8) | word[2],
        };
        switch (operation)
        {
            case 'q': Save(); break;
            case 'Q': Restore(); break;
            case 'c' << 8 | 'm' when count >= 6: state.Space = Six().Then(state.Space); break;
            case 'g' << 8 | 's': ApplyState(name); break;
            case 'w' when count > 0: state.LineWidth = numbers[0]; break;

            case 'B' << 8 | 'T': text = line = Matrix.Identity; builder.Jumped = true; break;
            case 'T' << 8 | 'f': SetFont(name); break;
            case 'T' << 8 | 'c' when count > 0: state.CharacterSpacing = numbers[0]; break;
            case 'T' << 8 | 'w' when count > 0: state.WordSpacing = numbers[0]; break;
            case 'T' << 8 | 'z' when count > 0: state.Scaling = numbers[0] / 100; break;
            case 'T' << 8 | 'L' when count > 0: state.Leading = numbers[0]; break;
            case 'T' << 8 | 'r' when count > 0: state.RenderMode = (int)numbers[0]; break;
            case 'T' << 8 | 's' when count > 0: state.Rise = numbers[0]; break;
            case 'T' << 8 | 'd' when count > 1: NextLine(numbers[0], numbers[1]); break;
            case 'T' << 8 | 'D' when count > 1: state.Leading = -numbers[1]; NextLine(numbers[0], numbers[1]); break;
            case 'T' << 8 | '*': NextLine(0, -state.Leading); break;
            case 'T' << 8 | 'm' when count >= 6: text = line = Six(); builder.Jumped = true; break;
            case 'T' << 8 | 'j': Show(shown); break;
            case 'T' << 8 | 'J': ShowPieces(); break;
            case '\'': NextLine(0, -state.Leading); Show(shown); break;
            case '"' when count > 1:
                (state.WordSpacing, state.CharacterSpacing) = (numbers[0], numbers[1]);
                NextLine(0, -state.Leading);
                Show(shown);
                break;

            case 'g' when count > 0: SetFill(ColourSpace.Gray); break;
            case 'r' << 8 | 'g' when count > 2: SetFill(ColourSpace.Rgb); break;
            case 'k' when count > 3: SetFill(ColourSpace.Cmyk); break;
            case 'c' << 8 | 's': state.FillSpace = resources.ColourSpace(name); state.Fill = state.FillSpace.Initial; break;
            case 's' << 8 | 'c' or 's' << 16 | 'c' << 8 | 'n': state.Fill = name.IsEmpty ? state.FillSpace.Of(Numbers) : Colour.Unknown; break;
            case 'G' when count > 0: SetStroke(ColourSpace.Gray); break;
            case 'R' << 8 | 'G' when count > 2: SetStroke(ColourSpace.Rgb); break;
            case 'K' when count > 3: SetStroke(ColourSpace.Cmyk); break;
            case 'C' << 8 | 'S': state.StrokeSpace = resources.ColourSpace(name); state.Stroke = state.StrokeSpace.Initial; break;
            case 'S' << 8 | 'C' or 'S' << 16 | 'C' << 8 | 'N': state.Stroke = name.IsEmpty ? state.StrokeSpace.Of(Numbers) : Colour.Unknown; break;

            case 'm' when count > 1: path.MoveTo(Point(0)); break;
            case 'l' when count > 1: path.LineTo(Point(0)); break;
            case 'c' when count > 5: path.CurveTo(Point(0), Point(2), Point(4)); break;
            case 'v' when count > 3: path.CurveTo(path.Point, Point(0), Point(2)); break;
            case 'y' when count > 3: path.CurveTo(Point(0), Point(2), Point(2)); break;
            case 'h': path.Close(); break;
            case 'r' << 8 | 'e' when count > 3: AddRectangle(); break;
            case 'W' or 'W' << 8 | '*': path.ClipsNext = true; break;
            case 'S': Paint(fills: false, strokes: true); break;
            case 's': path.Close(); Paint(fills: false, strokes: true); break;
            case 'f' or 'F' or 'f' << 8 | '*': Paint(fills: true, strokes: false); break;
            case 'B' or 'B' << 8 | '*': Paint(fills: true, strokes: true); break;
            case 'b' or 'b' << 8 | '*': path.Close(); Paint(fills: true, strokes: true); break;
            case 'n': path.End(ref state.Clip); break;
            case 's' << 8 | 'h': page.HasInk = true; page.Fills.Add(new Fill(state.Clip, Colour.Unknown, true, ++order)); break;

            case 'D' << 8 | 'o': Draw(name); break;
            case 'B' << 8 | 'I': DrawInline(ref scanner); break;
            case 'B' << 16 | 'M' << 8 | 'C': BeginMarked(false); break;
            case 'B' << 16 | 'D' << 8 | 'C': BeginMarked(!name.IsEmpty && layers.Any && layers.IsHidden(resources.Property(name))); break;
            case 'E' << 16 | 'M' << 8 | 'C': EndMarked(); break;
        }
    }

    private ReadOnlySpan<double> Numbers => numbers.AsSpan(0, count);

    private Matrix Six() => new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);

    private (double X, double Y) Point(int at) => state.Space.Map(numbers[at], numbers[at + 1]);

    private void Save()
    {
        if (saved.Count >= PdfLimits.MaxStates)
            budget.Exceed($"{PdfLimits.MaxStates} graphics states", $"> {PdfLimits.MaxStates}");
        saved.Push(state);
    }

    private void Restore()
    {
        if (saved.Count > savedBelow)
            state = saved.Pop();
    }

    private void ApplyState(ReadOnlySpan<byte> name)
    {
        if (resources.State(name) is not { } dictionary)
            return;

        state.FillAlpha = objects.Number(dictionary, "ca", state.FillAlpha);
        state.StrokeAlpha = objects.Number(dictionary, "CA", state.StrokeAlpha);
        state.LineWidth = objects.Number(dictionary, "LW", state.LineWidth);
        if (objects.Get<ArrayToken>(dictionary, "Font") is { Length: 2 } font)
        {
            state.Font = resources.FontOf(font[0]);
            state.FontSize = objects.Resolve<NumericToken>(font[1])?.Data ?? state.FontSize;
        }
    }

    private void SetFill(ColourSpace space)
    {
        state.FillSpace = space;
        state.Fill = space.Of(Numbers);
    }

    private void SetStroke(ColourSpace space)
    {
        state.StrokeSpace = space;
        state.Stroke = space.Of(Numbers);
    }

    private void AddRectangle()
    {
        double x = numbers[0], y = numbers[1];
        path.Rectangle(state.Space.Map(x, y, x + numbers[2], y + numbers[3]));
    }

    private void Paint(bool fills, bool strokes)
    {
        page.HasInk = true;
        if (hiddenLayers == 0)
        {
            if (fills)
                path.Paint(state.Clip, state.Fill, state.FillAlpha, ++order);
            if (strokes)
                path.Stroke(state.Clip, state.Stroke);
        }

        path.End(ref state.Clip);
    }

    private void BeginMarked(bool hidden)
    {
        markedContent.Push(hidden);
        if (hidden)
            hiddenLayers++;
    }

    private void EndMarked()
    {
        if (markedContent.TryPop(out var hidden) && hidden)
            hiddenLayers--;
    }
}
