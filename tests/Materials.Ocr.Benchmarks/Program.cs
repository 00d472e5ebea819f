using Materials.Ocr.Benchmarks;

switch (args)
{
    case ["draw", var folder]:
        Draw.All(folder);
        return 0;
    case ["read", var images, var texts]:
        Peers.Own(images, texts);
        return 0;
    case ["tesseract", var images, var texts]:
        Peers.Tesseract(images, texts);
        return 0;
    case ["score", var pages, var texts]:
        Peers.Report("score", pages, texts);
        return 0;
    case ["compare", var pages, var work, .. var rest]:
        Peers.Compare(pages, rest.FirstOrDefault(), work);
        return 0;
    case ["families", var work, var page, .. var part]:
        Survival.Measure(work, page, part.FirstOrDefault(""));
        return 0;
    case ["kinds", var work, .. var part]:
        Kinds.Measure(work, part.FirstOrDefault(""));
        return 0;
    case ["arrivals", var work, .. var part]:
        Arrivals.Measure(work, part.ElementAtOrDefault(0) ?? "", part.ElementAtOrDefault(1) ?? "");
        return 0;
    default:
        Console.Error.WriteLine("""
            draw FOLDER                       draws the project's own pages: images, truth, fields.json
            read IMAGES TEXTS                 reads every image of a folder
            families WORK PAGE [FAMILY]       what of photos survives as skew, perspective, shadow, blur and darkness grow
            kinds WORK [KIND]                 faxes, photos, stamps, watermarks and the like: what of each is read
            arrivals WORK [PAGE [KIND]]       nine more pages in nine more ways: what is read, and what the program says of each; pictures stay in WORK
            score PAGES TEXTS                 scores texts against the truth of a folder
            compare PAGES WORK [NODE_FOLDER]  this engine, Tesseract and (where NODE_FOLDER/node_modules holds it) the Node package
            """);
        return 2;
}
