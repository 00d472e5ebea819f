namespace Materials.Reading.Containment;

/// <summary>How reading processes are started and what one may cost.</summary>
public sealed record ContainmentOptions
{
    /// <summary>The program to start: <c>materials</c> itself.</summary>
    public required string Program { get; init; }

    /// <summary>Arguments before the channel's number: the program's own library where <see cref="Program"/> is the .NET host, and the hidden verb.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Reading processes kept warm: one per core.</summary>
    public int Processes { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Processes that wait beside them in a program that reads on and on, started but idle (some 60 MiB each): a package begins with a process that no other has used, and a lost one is
    /// replaced, without waiting for a start.
    /// </summary>
    public int SpareProcesses { get; init; } = 1;

    /// <summary>Private memory of one reading process, native libraries' included.</summary>
    public long MaxMemoryBytes { get; init; } = 700L << 20;

    /// <summary>Managed memory of one reading process; what is left of <see cref="MaxMemoryBytes"/> is for image decoding and OCR.</summary>
    public long MaxManagedBytes { get; init; } = 400L << 20;

    /// <summary>Time that one file may take; a member of an archive is a file of its own.</summary>
    public TimeSpan MaxTimePerFile { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Time that one uploaded file may take with all that is in it.</summary>
    public TimeSpan MaxTimePerUpload { get; init; } = TimeSpan.FromSeconds(900);

    /// <summary>What one uploaded file's pages may come to on their way back.</summary>
    public int MaxOutputBytes { get; init; } = 64 << 20;

    /// <summary>After so many files a process is replaced, whatever its state: what leaks in a native library never adds up.</summary>
    public int FilesPerProcess { get; init; } = 100;

    /// <summary>How long a new process may take until it says that it is ready.</summary>
    public TimeSpan MaxStartTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The path of poppler's <c>pdftoppm</c>; null where it is not installed: pages that only drawing shows stay unread then, and that is said.</summary>
    public string? DrawingProgram { get; init; } = Drawing.DrawingProgram.Find();

    /// <summary>Private memory of a drawing process: the page's pixels and its pictures decoded.</summary>
    public long MaxDrawingMemoryBytes { get; init; } = 512L << 20;

    /// <summary>Time that drawing one page may take. Pages of scans take a tenth of a second, maps a few.</summary>
    public TimeSpan MaxTimePerDrawing { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a file may cost in bytes, members, pages and pixels; kept in the reading process and checked again outside.</summary>
    public ReadingLimits Limits { get; init; } = ReadingLimits.Default;
}

/// <summary>How far the kernel lets a reading process be shut in.</summary>
[Flags]
public enum ContainmentLevel
{
    /// <summary>In the program itself: no containment.</summary>
    None = 0,

    /// <summary>A process of its own: no environment, no credentials, its memory, output and time limited. The floor, everywhere.</summary>
    Process = 1,

    /// <summary>Limits on memory, descriptors and written bytes, kept by the kernel.</summary>
    ResourceLimits = 2,

    /// <summary>No file can be opened but the program's own; no network (Landlock).</summary>
    Landlock = 4,

    /// <summary>No socket, no new program, no writing (seccomp).</summary>
    Seccomp = 8,

    /// <summary>All there is.</summary>
    Full = Process | ResourceLimits | Landlock | Seccomp,
}
