using Materials.Pages;

namespace Materials.Reading.Rtf;

/// <summary>What control words mean that stand for a character or open a destination.</summary>
internal static class RtfWords
{
    /// <summary>The destination that a word opens; null for words that open none.</summary>
    public static RtfDestination? Destination(string word) => word switch
    {
        "fonttbl" => RtfDestination.Fonts,
        "colortbl" => RtfDestination.Colours,
        "stylesheet" => RtfDestination.Styles,
        "pict" => RtfDestination.Picture,
        "objdata" => RtfDestination.Object,
        // The old form of a drawing, the picture for old programs, and the result of an object say what stands elsewhere already.
        "nonshppict" or "shprslt" or "info" or "fldinst" or "filetbl" or "revtbl" or "listtable" or "listoverridetable" or "rsidtbl" or "xmlnstbl" or "generator"
            or "themedata" or "colorschememapping" or "datastore" or "latentstyles" or "pgptbl" or "mmathPr" or "xe" or "tc" or "rxe" or "bkmkstart" or "bkmkend"
            or "sn" or "sp" or "objclass" or "objname" or "panose" or "falt" or "ftnsep" or "ftnsepc" or "aftnsep" or "aftnsepc" or "pntext" or "atnid" or "atnauthor"
            or "picprop" or "blipuid" or "background" or "userprops" or "docvar" or "nonesttables" or "upr" => RtfDestination.Skipped,
        "shppict" or "shpinst" or "shptxt" or "fldrslt" or "result" or "listtext" or "ud" or "header" or "headerl" or "headerr" or "headerf" or "footer" or "footerl" or "footerr"
            or "footerf" or "footnote" or "annotation" or "nesttableprops" or "shp" or "object" or "field" => RtfDestination.Text,
        _ => null,
    };

    /// <summary>What the lines of a destination are; null where it changes nothing.</summary>
    public static LineRole? Role(string word) => word switch
    {
        "header" or "headerl" or "headerr" or "headerf" => LineRole.Header,
        "footer" or "footerl" or "footerr" or "footerf" => LineRole.Footer,
        "footnote" or "annotation" => LineRole.Note,
        "shptxt" => LineRole.Shape,
        _ => null,
    };

    public static string? Character(string word) => word switch
    {
        "tab" => "\t",
        "line" or "lbr" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" or "enspace" or "qmspace" or "~" => " ",
        "_" => "-",
        "\\" or "{" or "}" => word,
        _ => null,
    };
}
