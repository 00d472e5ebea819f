using NetVips;

namespace Materials.Reading.Images;

/// <summary>libvips as this program uses it: for pictures that are looked at once, one at a time, and silently.</summary>
internal static class Libvips
{
    /// <summary>Held here because native code calls it as long as the process runs.</summary>
    private static readonly Log.LogDelegate Silence = (_, _, _) => { };

    static Libvips()
    {
        // Its cache of operations would only hold memory. One page a core: no threads of its own.
        Cache.Max = 0;
        NetVips.NetVips.Concurrency = 1;
        // What is odd about a file becomes its finding; GLib would print it to stderr, with pieces of the file's own text.
        foreach (var domain in (string[])["VIPS", "GLib", "GLib-GObject", "libheif"])
            Log.SetLogHandler(domain, Enums.LogLevelFlags.All, Silence);
    }

    /// <summary>Call before anything of it is used. Costs nothing the second time.</summary>
    public static void Use()
    {
        // The work is the static constructor's.
    }
}
