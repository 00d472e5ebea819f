using System.ComponentModel.DataAnnotations;
using Materials.Reading;
using Materials.Reading.Containment;

namespace Materials.Worker.Containment;

/// <summary>What reading one uploaded file may cost. Section <c>Materials:Reading</c>, for every command that reads.</summary>
internal sealed class ReadingOptions : IValidatableObject
{
    public const string Section = "Materials:Reading";

    /// <summary>Reading processes: one per core where nothing is said.</summary>
    [Range(1, 64)]
    public int? Processes { get; set; }

    /// <summary>Reading processes that wait, started, for the next package or for one that is lost.</summary>
    [Range(0, 64)]
    public int SpareProcesses { get; set; } = 1;

    /// <summary>Private memory of one reading process.</summary>
    [Range(300, 16384)]
    public int MaxMemoryMiB { get; set; } = 700;

    /// <summary>The part of it for .NET's own objects; the rest is for decoding pictures and recognising text in them.</summary>
    [Range(100, 16384)]
    public int MaxManagedMiB { get; set; } = 400;

    /// <summary>Time without a file, a member of an archive or a page of pictures being done.</summary>
    [Range(1, 3600)]
    public int SecondsPerFile { get; set; } = 120;

    /// <summary>Time for an uploaded file with all that is in it.</summary>
    [Range(1, 86400)]
    public int SecondsPerUpload { get; set; } = 900;

    /// <summary>Size of the pages of an uploaded file as they come back.</summary>
    [Range(1, 1024)]
    public int MaxOutputMiB { get; set; } = 64;

    /// <summary>After so many files a reading process is replaced.</summary>
    [Range(1, 100_000)]
    public int FilesPerProcess { get; set; } = 100;

    [Range(1, 102400)]
    public int MaxFileMiB { get; set; } = 512;

    [Range(1, 1_000_000)]
    public int MaxArchiveEntries { get; set; } = 10_000;

    [Range(1, 20)]
    public int MaxArchiveDepth { get; set; } = 4;

    [Range(1, 1_048_576)]
    public int MaxUnpackedMiB { get; set; } = 2048;

    [Range(10, 1032)]
    public int MaxUnpackedRatio { get; set; } = 200;

    [Range(1, 16384)]
    public int MaxPartMiB { get; set; } = 256;

    [Range(1000, 1_000_000_000)]
    public int MaxCharacters { get; set; } = 10_000_000;

    [Range(1000, 100_000_000)]
    public int MaxLines { get; set; } = 300_000;

    /// <summary>What the text of all files of a package may take in memory.</summary>
    [Range(1, 65536)]
    public int MaxPackageTextMiB { get; set; } = 128;

    [Range(1, 1_000_000)]
    public int MaxPages { get; set; } = 5_000;

    [Range(1, 10_000)]
    public int MaxMegapixels { get; set; } = 200;

    /// <summary>What was read of files is kept in memory up to this size, compressed, for the case that they come again; 0 for not at all.</summary>
    [Range(0, 65536)]
    public int CacheMiB { get; set; } = 64;

    /// <summary>Whether it is kept in the store as well, under <c>texts/</c>, for other workers and later starts.</summary>
    public bool KeepTexts { get; set; } = true;

    /// <summary>The path of poppler's <c>pdftoppm</c>; looked for in its usual places where nothing is said.</summary>
    public string? Pdftoppm { get; set; }

    [Range(1, 600)]
    public int SecondsPerDrawing { get; set; } = 30;

    [Range(64, 16384)]
    public int MaxDrawingMemoryMiB { get; set; } = 512;

    public long MaxFileBytes => (long)MaxFileMiB << 20;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxManagedMiB >= MaxMemoryMiB)
            yield return new("MaxManagedMiB is a part of MaxMemoryMiB, so it must be less.");
        if (SecondsPerUpload < SecondsPerFile)
            yield return new("SecondsPerUpload must not be less than SecondsPerFile.");
    }

    /// <summary>These options laid over how this program starts itself.</summary>
    public ContainmentOptions Over(ContainmentOptions program) => program with
    {
        Processes = Processes ?? Environment.ProcessorCount,
        SpareProcesses = SpareProcesses,
        MaxMemoryBytes = (long)MaxMemoryMiB << 20,
        MaxManagedBytes = (long)MaxManagedMiB << 20,
        MaxTimePerFile = TimeSpan.FromSeconds(SecondsPerFile),
        MaxTimePerUpload = TimeSpan.FromSeconds(SecondsPerUpload),
        MaxOutputBytes = (int)Math.Min((long)MaxOutputMiB << 20, Array.MaxLength),
        FilesPerProcess = FilesPerProcess,
        DrawingProgram = string.IsNullOrEmpty(Pdftoppm) ? program.DrawingProgram : Pdftoppm,
        MaxTimePerDrawing = TimeSpan.FromSeconds(SecondsPerDrawing),
        MaxDrawingMemoryBytes = (long)MaxDrawingMemoryMiB << 20,
        Limits = new ReadingLimits
        {
            MaxFileBytes = MaxFileBytes,
            MaxArchiveEntries = MaxArchiveEntries,
            MaxArchiveDepth = MaxArchiveDepth,
            MaxUnpackedBytes = (long)MaxUnpackedMiB << 20,
            MaxUnpackedRatio = MaxUnpackedRatio,
            MaxPartBytes = (long)MaxPartMiB << 20,
            MaxCharacters = MaxCharacters,
            MaxLines = MaxLines,
            MaxPackageTextBytes = (long)MaxPackageTextMiB << 20,
            MaxPages = MaxPages,
            MaxPixels = MaxMegapixels * 1_000_000L,
        },
    };
}
