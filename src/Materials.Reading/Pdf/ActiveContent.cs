using Materials.Pages;
using Materials.Reports;
using UglyToad.PdfPig.Tokens;

namespace Materials.Reading.Pdf;

/// <summary>Finds what would run when the file is opened: scripts, programs, dynamic forms. Nothing of it is ever run here.</summary>
internal static class ActiveContent
{
    private const int MaxDepth = 8;
    private const int MaxActions = 2_000;

    /// <summary>One defect for each kind that is there.</summary>
    public static IEnumerable<Defect> Find(PdfObjects objects, DictionaryToken catalogue, IEnumerable<DictionaryToken> pages)
    {
        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var search = new Search(objects, kinds);
        search.Action(catalogue, "OpenAction");
        search.Actions(catalogue);
        var names = objects.Get<DictionaryToken>(catalogue, "Names");
        if (objects.Get<DictionaryToken>(names, "JavaScript") is not null)
            kinds.Add("JavaScript");
        var form = objects.Get<DictionaryToken>(catalogue, "AcroForm");
        if (form is not null && form.Data.ContainsKey("XFA"))
            kinds.Add("XFA");
        search.Fields(objects.Get<ArrayToken>(form, "Fields"));
        foreach (var page in pages)
        {
            search.Actions(page);
            foreach (var annotation in objects.Get<ArrayToken>(page, "Annots")?.Data ?? [])
                search.Annotation(objects.Resolve<DictionaryToken>(annotation));
        }

        return kinds.Select(kind => new Defect(FindingCode.ActiveContent, Detail: kind));
    }

    private sealed class Search(PdfObjects objects, SortedSet<string> kinds)
    {
        private int looked;

        public void Fields(ArrayToken? fields, int depth = 0)
        {
            foreach (var token in fields?.Data ?? [])
            {
                if (depth > MaxDepth || looked++ > MaxActions)
                    return;
                var field = objects.Resolve<DictionaryToken>(token);
                Annotation(field);
                Fields(objects.Get<ArrayToken>(field, "Kids"), depth + 1);
            }
        }

        public void Annotation(DictionaryToken? annotation)
        {
            Action(annotation, "A");
            Actions(annotation);
        }

        /// <summary>The additional actions: on opening, closing, printing, typing.</summary>
        public void Actions(DictionaryToken? owner)
        {
            if (objects.Get<DictionaryToken>(owner, "AA") is not { } actions)
                return;

            foreach (var name in actions.Data.Keys)
                Action(actions, name);
        }

        public void Action(DictionaryToken? owner, string name, int depth = 0)
        {
            if (owner is not null && owner.Data.TryGetValue(name, out var token))
                Action(objects.Resolve(token), depth);
        }

        /// <summary>An action, or a list of them: both may follow another.</summary>
        private void Action(IToken? token, int depth)
        {
            if (depth > MaxDepth || looked++ > MaxActions)
                return;

            foreach (var next in (token as ArrayToken)?.Data ?? [])
                Action(objects.Resolve(next), depth + 1);
            if (token is not DictionaryToken action)
                return;

            switch (objects.Name(action, "S"))
            {
                case "JavaScript" or "Rendition" when action.Data.ContainsKey("JS"):
                    kinds.Add("JavaScript");
                    break;
                case "Launch":
                    kinds.Add("Launch");
                    break;
            }

            Action(action, "Next", depth + 1);
        }
    }
}
