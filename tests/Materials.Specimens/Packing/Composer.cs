using Materials.Specimens.Planning;
using Materials.Specimens.Printing;
using Materials.Specimens.Voices;
using Materials.Specimens.Writing;

namespace Materials.Specimens.Packing;

/// <summary>Writes the documents of a plan and lays them out as that applicant would.</summary>
internal sealed class Composer(Plan plan, bool images)
{
    private readonly Dice _dice = new("compose", plan.Id);
    private readonly Look _look = Looks.Roll(plan.Voice, plan.Company, new Dice("look", plan.Id));
    private readonly Company _other = plan.Voice.Companies.First(company => company != plan.Company);

    public Draft Compose()
    {
        if (plan.Defects.Any(defect => defect.Code == "empty-package"))
            return new Draft(plan, []);
        var uploads = new List<Upload>();
        foreach (var item in Items.Keys.Where(item => !plan.On(item).Any(defect => defect.Code == "not-submitted")))
            uploads.AddRange(item == Items.License ? [LicenseUpload()] : Documents(item));
        var binding = new Binding(_dice, Shown);
        uploads = plan.Habit == Habit.Volume ? binding.Volume(uploads, plan.Id) : binding.Pairs(uploads);
        uploads.AddRange(Distractors());
        var draft = new Draft(plan, Naming.Apply(plan, uploads, new Dice("names", plan.Id)));
        return FileDefects.Apply(draft, new Dice("files", plan.Id));
    }

    private Upload LicenseUpload()
    {
        var codes = plan.On(Items.License).Select(defect => defect.Code).ToHashSet();
        var missing = plan.On(Items.License).Select(defect => defect.Element).ToHashSet();
        var holder = codes.Contains("name-mismatch") ? _other : plan.Company;
        var expired = codes.Contains("license-expired");
        var founded = new DateOnly(_dice.Between(expired ? 2012 : 2006, expired ? 2015 : 2021), _dice.Between(1, 12), _dice.Between(1, 28));
        var code = codes.Contains("credit-code-invalid") ? CreditCode.Broken(holder.CreditCode) : holder.CreditCode;
        var license = new License(
            holder, missing.Contains("company-name") ? null : holder.Name, missing.Contains("credit-code") ? null : code, founded,
            Until: expired ? founded.AddYears(10) : _dice.Once(3) ? founded.AddYears(30) : null, PrintsTerm: expired || _dice.Once(2), Sealed: !codes.Contains("seal-missing"));
        var make = plan.Habit == Habit.Scanned ? Make.Scan : _dice.Pick([Make.Scan, Make.Photo, Make.Photo, Make.BrowserPdf]);
        return new Upload("营业执照副本", new Print(Shown(make), null, license, plan.Id), [Items.License]) { KeySentence = holder.Legal };
    }

    private IEnumerable<Upload> Documents(string item)
    {
        var defects = plan.On(item).ToList();
        var elements = defects.Select(defect => defect.Element).OfType<string>().ToHashSet();
        var codes = defects.Select(defect => defect.Code).ToHashSet();
        var sections = plan.Voice.For(item);
        var section = _dice.Pick(sections.Where(s => elements.All(Markup.ElementsIn(s.Text).Contains)).ToList());
        var manuscript = Write(section, elements, codes);
        var make = Device(section, codes);
        var named = manuscript.Blocks.OfType<Block.Break>().Any(b => b.Name is not null);
        var parts = named && plan.Habit is not (Habit.Volume or Habit.Scanned) && !codes.Any(Unsplit.Contains) && !_dice.Once(3)
            ? Split(manuscript, _dice.Pick(section.Names))
            : [(_dice.Pick(section.Names), manuscript)];
        foreach (var (name, part) in parts)
        {
            yield return new Upload(name, new Print(Fit(make, part), part, null, $"{plan.Id}/{item}", codes.Contains("illegible")), [item])
            {
                Treatment = codes.Contains("encrypted") ? Treatment.Locked
                    : codes.Contains("corrupt") ? Treatment.Truncated
                    : codes.Contains("blank") ? Treatment.Blanked
                    : Treatment.None,
                KeySentence = codes.Any(Unsplit.Contains) ? null : part.KeySentence,
            };
        }
    }

    /// <summary>Defects of a file as a whole, for which the item stays in one file.</summary>
    private static readonly HashSet<string> Unsplit = ["encrypted", "corrupt", "blank", "illegible", "hidden-text"];

    private Manuscript Write(Section section, HashSet<string> elements, HashSet<string> codes)
    {
        var filling = new Filling(plan.Voice, plan.Company, plan.Id, section.Key)
        {
            Company = codes.Overlaps(["other-company", "name-mismatch"]) ? _other : plan.Company,
            Year = codes.Contains("out-of-date") ? 2022 : 2026,
            CertificatesUntil = codes.Contains("certificate-expired") ? new DateOnly(2024, 3, 31) : new DateOnly(2027 + _dice.Below(2), _dice.Between(1, 12), 15),
            Holders = !codes.Contains("too-few"),
            Unfilled = codes.Contains("placeholder-text") ? _dice.Pick(["×", "[", "_"]) : null,
        };
        FlowForm? form = images && _dice.Once(3) ? FlowForm.Picture : _dice.Once(2) ? _dice.Pick([FlowForm.Shapes, FlowForm.Cells, FlowForm.Boxes]) : null;
        var text = Markup.Without(section.Text, elements);
        if (filling.Unfilled is not null)
            text = filling.TemplateHead + "\n" + text;
        else if (codes.Contains("other-company") && !text.Contains("{company}", StringComparison.Ordinal))
            text = "! {company}\n" + text;
        var blocks = Markup.Parse(filling.Fill(text), form);
        // A running head with the name would be the very name that is to be missing.
        var look = elements.Contains("name-zh") ? _look with { Header = "" } : _look;
        return new Manuscript(look, blocks) { Invisible = codes.Contains("hidden-text") };
    }

    private Make Device(Section section, HashSet<string> codes)
    {
        if (codes.Contains("illegible"))
            return Make.Scan;
        if (codes.Contains("encrypted"))
            return Make.BrowserPdf;
        if (codes.Contains("hidden-text"))
            return Make.Docx;
        var declared = section.Makes.Select(word => Enum.Parse<Make>(word == "office" ? "OfficePdf" : word == "browser" ? "BrowserPdf" : word, ignoreCase: true)).ToList();
        Make[] wanted = plan.Habit switch
        {
            Habit.Scanned => [Make.Scan],
            Habit.Phone => [Make.Photo],
            Habit.Office => [Make.Doc, Make.Wps, Make.Xls, Make.Pptx, Make.Docx],
            Habit.Volume => [Make.OfficePdf, Make.Docx, Make.Xlsx],
            _ => [],
        };
        if (plan.Habit == Habit.Scanned)
            return Shown(Make.Scan);
        if (plan.Habit == Habit.Office && declared.Contains(Make.Docx))
            declared.AddRange([Make.Doc, Make.Wps]);
        if (declared.Contains(Make.Xlsx))
            declared.Add(Make.Xls);
        var fitting = declared.Where(wanted.Contains).ToList();
        return Shown(_dice.Pick(fitting.Count > 0 ? fitting : declared));
    }

    private Make Shown(Make make) => images || make is not (Make.Scan or Make.Photo) ? make : Make.BrowserPdf;

    /// <summary>A workbook has no place for photographs and a slide none for a form of several pages: those go into Word.</summary>
    private static Make Fit(Make make, Manuscript part) =>
        make is Make.Xlsx or Make.Xls or Make.Pptx && part.Blocks.Any(block => block is Block.Photo) ? Make.Docx : make;

    private static IEnumerable<(string Name, Manuscript Part)> Split(Manuscript manuscript, string first)
    {
        var (name, blocks) = (first, new List<Block>());
        foreach (var block in manuscript.Blocks)
        {
            if (block is not Block.Break { Name: { } next })
            {
                blocks.Add(block);
                continue;
            }
            if (blocks.Exists(b => b is not (Block.Title or Block.Break)))
                yield return (name, manuscript with { Blocks = blocks });
            (name, blocks) = (next, []);
        }
        if (blocks.Count > 0)
            yield return (name, manuscript with { Blocks = blocks });
    }

    private IEnumerable<Upload> Distractors()
    {
        var extras = _dice.Shuffled(plan.Voice.Sections.Where(section => section.Key.StartsWith("x-", StringComparison.Ordinal)));
        foreach (var section in extras.Take(_dice.Below(3)))
        {
            var manuscript = Write(section, [], []);
            yield return new Upload(_dice.Pick(section.Names), new Print(Fit(Device(section, []), manuscript), manuscript, null, $"{plan.Id}/{section.Key}"), [])
            {
                Codes = ["unrecognised"],
                KeySentence = manuscript.KeySentence,
            };
        }
        if (_dice.Once(6))
            yield return new Upload("厂门口", null, []) { Raw = new Printed(Pictures.Photo(plan.Company.Name), ".jpg"), Codes = ["unrecognised"] };
        if (plan.Defects.Any(defect => defect is { Code: "hidden-text", Item: null }))
            yield return new Upload("补充说明", new Print(Make.Docx, Stuffed(), null, plan.Id), []) { Codes = ["hidden-text", "unrecognised"] };
    }

    /// <summary>A sheet that looks empty and holds the sentences of the real documents in white.</summary>
    private Manuscript Stuffed()
    {
        var blocks = plan.Voice.Sections.Where(section => Items.Elements.ContainsKey(section.Key)).Take(6)
            .Select(section => new Filling(plan.Voice, plan.Company, plan.Id, section.Key).Fill(Markup.Without(section.Text, new HashSet<string>())))
            .SelectMany(text => Markup.Parse(text)).Where(block => block is Block.Paragraph);
        return new Manuscript(_look, [.. blocks]) { Invisible = true };
    }
}
