namespace Materials.Worker.CommandLine;

/// <summary>What the program tells its caller. 0 to 3 are the public contract.</summary>
internal static class ExitCode
{
    /// <summary>Done; for <c>check</c>: nothing was found missing.</summary>
    public const int Done = 0;

    /// <summary><c>check</c>: incomplete, or a person must look.</summary>
    public const int NotComplete = 1;

    /// <summary>Bad usage, or a checklist that does not validate.</summary>
    public const int BadUsage = 2;

    /// <summary>The package could not be opened at all.</summary>
    public const int CannotOpen = 3;

    /// <summary>The broker or the blob store does not answer, or no reading process starts (<c>EX_UNAVAILABLE</c> of sysexits.h).</summary>
    public const int Unavailable = 69;

    /// <summary>A fault of the program itself (<c>EX_SOFTWARE</c> of sysexits.h).</summary>
    public const int Fault = 70;

    /// <summary>The result could not be written (<c>EX_CANTCREAT</c> of sysexits.h).</summary>
    public const int CannotWrite = 73;

    /// <summary>Stopped by the user (128 + SIGINT).</summary>
    public const int Stopped = 130;
}
