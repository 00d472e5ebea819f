using System.Runtime.InteropServices;

namespace Materials.Reading.Containment;

/// <summary>Executes this program once more in the same process: the same arguments but for the last, the same environment, the same open channel.</summary>
internal static unsafe class Reexecution
{
    /// <summary>Does not return when it succeeds.</summary>
    public static void Start(string lastArgument)
    {
        // As the kernel holds it: with the .NET host in front, where the program was started through it.
        string[] arguments = [.. File.ReadAllText("/proc/self/cmdline").Split('\0')[..^2], lastArgument];
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => $"{v.Key}={v.Value}");
        Start(Environment.ProcessPath!, arguments, environment);
    }

    /// <summary>Becomes another program. Does not return when it succeeds.</summary>
    /// <param name="arguments">The program's own name first.</param>
    public static void Start(string program, IEnumerable<string> arguments, IEnumerable<string> environment) =>
        _ = Native.execve(Text(program), Texts(arguments), Texts(environment));

    private static byte* Text(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);

    /// <summary>A list that ends with null. Never freed: the next line replaces the process, or goes on without much lost.</summary>
    private static byte** Texts(IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        var list = (byte**)NativeMemory.Alloc((nuint)(all.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < all.Length; i++)
            list[i] = Text(all[i]);
        list[all.Length] = null;
        return list;
    }
}
