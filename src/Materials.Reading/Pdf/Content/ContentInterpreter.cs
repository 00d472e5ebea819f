using Materials.Reading.Pdf.Fonts;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf.Content;

/// <summary>Runs the operators of a page's content (ISO 32000-1, annex A) as far as they show text, lines, fills and images.</summary>
/// <remarks>
/// PdfPig makes an object of every operator and every letter, with outlines and boxes. Here letters go straight into fragments.
/// Forms inside forms, states and letters are bounded, and a form that draws itself is a corrupt file.
/// </remarks>
internal sealed partial class ContentInterpreter
{
    private readonly PdfObjects objects;
    private readonly PdfBudget budget;
    private readonly HiddenLayers layers;
    private readonly FontLoader fonts;
    private readonly PageContent page;
    private readonly DrawnPath path;
    private readonly FragmentBuilder builder;
    private readonly Stack<GraphicsState> saved = new();
    private readonly Stack<bool> markedContent = new();
    private readonly HashSet<IndirectReference> drawing = [];
    private readonly FormStore forms;
    private readonly ShownPieces pieces = new();
    private readonly double[] numbers = new double[32];
    private GraphicsState state;
    private Matrix text = Matrix.Identity, line = Matrix.Identity;
    private int count, depth, order, hiddenLayers, savedBelow;
    private Resources resources = null!;

    public ContentInterpreter(PdfObjects objects, FontLoader fonts, FormStore forms, HiddenLayers layers, PdfBudget budget, PageContent page)
    {
        this.objects = objects;
        this.fonts = fonts;
        this.forms = forms;
        this.layers = layers;
        this.budget = budget;
        this.page = page;
        path = new DrawnPath(page);
        builder = new FragmentBuilder(page.Fragments);
        state = GraphicsState.Start(page.Space, Area.Everywhere);
    }

    /// <summary>Runs a page's content, or an annotation's appearance after it.</summary>
    public void Run(ReadOnlySpan<byte> content, DictionaryToken? resourceDictionary, in Matrix space)
    {
        resources = new Resources(objects, fonts, resourceDictionary);
        state = GraphicsState.Start(space, Area.Everywhere);
        saved.Clear();
        markedContent.Clear();
        hiddenLayers = 0;
        Execute(content);
        builder.Flush();
    }

    private void Execute(ReadOnlySpan<byte> content)
    {
        var scanner = new ContentScanner(content);
        ReadOnlySpan<byte> name = default, shown = default;
        int dictionaries = 0;
        var inArray = false;
        count = 0;
        pieces.Clear();
        while (scanner.Read(out var kind))
        {
            switch (kind)
            {
                case ContentToken.Operator:
                    budget.Operator();
                    Operate(scanner.Bytes, name, shown, ref scanner);
                    count = 0;
                    dictionaries = 0;
                    inArray = false;
                    name = shown = default;
                    pieces.Clear();
                    break;
                case ContentToken.DictionaryStart:
                    dictionaries++;
                    break;
                case ContentToken.DictionaryEnd:
                    dictionaries = Math.Max(0, dictionaries - 1);
                    break;
                case var _ when dictionaries > 0:
                    break;
                case ContentToken.Number when inArray:
                    pieces.Add(scanner.Number);
                    break;
                case ContentToken.Number when count < numbers.Length:
                    numbers[count++] = scanner.Number;
                    break;
                case ContentToken.Text when inArray:
                    pieces.Add(scanner.Bytes);
                    break;
                case ContentToken.Text:
                    shown = scanner.Bytes;
                    break;
                case ContentToken.Name:
                    name = scanner.Bytes;
                    break;
                case ContentToken.ArrayStart:
                    inArray = true;
                    break;
                case ContentToken.ArrayEnd:
                    inArray = false;
                    break;
            }
        }
    }
}
