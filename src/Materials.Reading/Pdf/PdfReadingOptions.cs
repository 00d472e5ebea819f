using Materials.Reading.Pdf.Content;
using Materials.Reading.Pdf.Filters;
using UglyToad.PdfPig;

namespace Materials.Reading.Pdf;

/// <summary>PdfPig's options, carrying what this reader's page factory needs: PdfPig makes the factory and hands it nothing else.</summary>
internal sealed class PdfReadingOptions : ParsingOptions
{
    public PdfReadingOptions(PdfBudget budget)
    {
        Budget = budget;
        UseLenientParsing = true;
        SkipMissingFonts = true;
        FilterProvider = new BoundedFilters(budget);
    }

    public PdfBudget Budget { get; }

    /// <summary>Known once the file is open.</summary>
    public HiddenLayers? Layers { get; set; }
}
