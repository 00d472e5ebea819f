using System.Text;

namespace Materials.Notices;

/// <summary>Writes a letter as plain text.</summary>
internal static class LetterText
{
    public static string Write(Letter letter)
    {
        var colon = new LetterWords(letter.Language).Colon;
        var text = new StringBuilder();
        Line(letter.Title);
        foreach (var fact in letter.Facts)
            Line($"{fact.Name}{colon}{fact.Text}");
        Line();
        if (letter.Salutation is { } salutation)
            Line(salutation);
        Line(letter.Opening);
        Line();
        foreach (var part in letter.Parts)
        {
            Line(part.Heading);
            Line();
            foreach (var row in part.Rows)
            {
                Line($"{row.Number}. {row.Subject}");
                foreach (var line in row.Left.Concat(row.Right))
                    Line($"   {line.Name}{colon}{line.Text}");
                Line();
            }
        }

        foreach (var remark in letter.Remarks)
        {
            Line(remark);
            Line();
        }

        foreach (var term in letter.Terms)
            Line($"{term.Name}{colon}{term.Text}");
        if (!letter.Terms.IsEmpty)
            Line();
        Line(letter.Issuer);
        Line(letter.Seal);
        Line(letter.Date);
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');
    }
}
