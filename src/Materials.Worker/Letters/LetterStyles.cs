using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Materials.Worker.Letters;

/// <summary>The styles of a letter. A body that wants another look changes them in Word, in one place each.</summary>
internal static class LetterStyles
{
    public const string Title = "LetterTitle";
    public const string Fact = "LetterFact";
    public const string Salutation = "LetterSalutation";
    public const string Paragraph = "LetterParagraph";
    public const string Heading = "LetterHeading";
    public const string ColumnHead = "LetterColumnHead";
    public const string Cell = "LetterCell";
    public const string CellNumber = "LetterCellNumber";
    public const string Remark = "LetterRemark";
    public const string Term = "LetterTerm";
    public const string Issuer = "LetterIssuer";
    public const string Seal = "LetterSeal";
    public const string Date = "LetterDate";
    public const string HeadName = "LetterHeadName";
    public const string HeadLine = "LetterHeadLine";
    public const string HeadRule = "LetterHeadRule";
    public const string RunningHead = "LetterRunningHead";
    public const string Foot = "LetterFoot";

    // Fonts that every Chinese Windows and WPS has; LibreOffice puts its own in their place.
    private const string Serif = "SimSun";
    private const string Sans = "SimHei";
    private const string Western = "Times New Roman";
    private const string Red = "B3261E";
    private const string Grey = "5A6675";

    /// <summary>How far from the left the signature stands, in twentieths of a point: the right half of the page, where seals are put.</summary>
    private const string SignatureIndent = "4700";

    /// <summary>A seal is 38 to 42 mm wide; it is set over name and date, and wants as much height.</summary>
    private const int RoomAroundSeal = 500;

    public static Styles Of(Language language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Western, HighAnsi = Western, EastAsia = Serif, ComplexScript = Western },
                new FontSize { Val = "24" },
                new FontSizeComplexScript { Val = "24" },
                new Languages { Val = "en-GB", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "300", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        foreach (var look in Looks(language))
            styles.Append(look.ToStyle());
        return styles;
    }

    private static ImmutableArray<Look> Looks(Language language)
    {
        var zh = language == Language.Zh;
        return
        [
            new(Title) { Points = zh ? 22 : 18, Bold = true, Font = Sans, Align = JustificationValues.Center, Before = 240, After = 200, KeepNext = true },
            new(Fact) { Points = 11, Line = 276, KeepNext = true },
            new(Salutation) { Before = 160, KeepNext = true },
            new(Paragraph) { FirstLine = zh ? "480" : null, Before = 80, After = 80, Align = zh ? JustificationValues.Both : null },
            new(Heading) { Points = 13, Bold = true, Font = Sans, Before = 160, After = 100, KeepNext = true },
            new(ColumnHead) { Points = 10.5, Bold = true, Align = JustificationValues.Center, Line = 252, KeepNext = true },
            new(Cell) { Points = 10.5, Line = 252 },
            new(CellNumber) { Points = 10.5, Line = 252, Align = JustificationValues.Center },
            new(Remark) { FirstLine = zh ? "480" : null, Before = 160, Align = zh ? JustificationValues.Both : null },
            // Kept with the signature, which would else stand on a page of its own.
            new(Term) { Before = 100, KeepNext = true, KeepLines = true },
            new(Issuer) { Before = RoomAroundSeal, Indent = SignatureIndent, Align = JustificationValues.Center, KeepNext = true, KeepLines = true },
            new(Seal) { Before = RoomAroundSeal, After = RoomAroundSeal, Indent = SignatureIndent, Align = JustificationValues.Center, Colour = Grey, KeepNext = true },
            new(Date) { Indent = SignatureIndent, Align = JustificationValues.Center },
            new(HeadName) { Points = zh ? 24 : 17, Bold = true, Font = Sans, Align = JustificationValues.Center, Colour = Red, Line = 288 },
            new(HeadLine) { Points = 9, Align = JustificationValues.Center, Colour = Grey, Line = 264 },
            new(HeadRule) { Points = 4, Line = 240, RuleBelow = true },
            new(RunningHead) { Points = 9, Align = JustificationValues.Right, Colour = Grey, After = 120 },
            new(Foot) { Points = 9, Align = JustificationValues.Center, Colour = Grey },
        ];
    }

    /// <summary>What is special about one style.</summary>
    private sealed record Look(string Id)
    {
        public double? Points { get; init; }

        public bool Bold { get; init; }

        public string? Font { get; init; }

        public string? Colour { get; init; }

        public JustificationValues? Align { get; init; }

        public int? Before { get; init; }

        public int? After { get; init; }

        public int? Line { get; init; }

        public string? Indent { get; init; }

        public string? FirstLine { get; init; }

        public bool KeepNext { get; init; }

        public bool KeepLines { get; init; }

        public bool RuleBelow { get; init; }

        // In the order that the schema demands.
        public Style ToStyle()
        {
            var paragraph = new StyleParagraphProperties();
            if (KeepNext)
                paragraph.Append(new KeepNext());
            if (KeepLines)
                paragraph.Append(new KeepLines());
            paragraph.Append(new WidowControl());
            if (RuleBelow)
                paragraph.Append(new ParagraphBorders(new BottomBorder { Val = BorderValues.Double, Size = 6, Space = 1, Color = Red }));
            if (Before is not null || After is not null || Line is not null)
                paragraph.Append(Spacing());
            if (Indent is { } indent)
                paragraph.Append(new Indentation { Left = indent });
            if (FirstLine is { } firstLine)
                paragraph.Append(new Indentation { FirstLine = firstLine });
            if (Align is { } align)
                paragraph.Append(new Justification { Val = align });

            var run = new StyleRunProperties();
            if (Font is { } font)
                run.Append(new RunFonts { Ascii = Western, HighAnsi = Western, EastAsia = font });
            if (Bold)
                run.Append(new Bold());
            if (Colour is { } colour)
                run.Append(new Color { Val = colour });
            if (Points is { } points)
            {
                var half = (points * 2).ToString(CultureInfo.InvariantCulture);
                run.Append(new FontSize { Val = half }, new FontSizeComplexScript { Val = half });
            }

            return new Style(new StyleName { Val = Id }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run)
            {
                Type = StyleValues.Paragraph,
                StyleId = Id,
                CustomStyle = true,
            };
        }

        private SpacingBetweenLines Spacing()
        {
            var spacing = new SpacingBetweenLines();
            if (Before is { } before)
                spacing.Before = $"{before}";
            if (After is { } after)
                spacing.After = $"{after}";
            if (Line is { } line)
                (spacing.Line, spacing.LineRule) = ($"{line}", LineSpacingRuleValues.Auto);
            return spacing;
        }
    }
}
