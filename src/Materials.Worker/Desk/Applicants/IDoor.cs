using Materials.Packages;

namespace Materials.Worker.Desk.Applicants;

/// <summary>Where what is submitted at the desk goes: into the same process, or to workers.</summary>
internal interface IDoor
{
    /// <summary>Keeps a file of a package. Keeping the same again changes nothing; the file given may be gone afterwards.</summary>
    /// <param name="blob">The name it is announced by.</param>
    /// <param name="path">On this machine.</param>
    Task KeepAsync(string blob, string path, CancellationToken cancellationToken);

    /// <summary>Hands a submission on whose files are kept. Handing on the same again changes nothing.</summary>
    Task SubmitAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Whether what is handed on survives this process by itself.</summary>
    bool IsDurable { get; }

    /// <summary>Why there will be no report on a revision; null while there may be.</summary>
    Bilingual? GivenUp(string packageId, int revision);
}
