using System.Security.Cryptography;
using System.Text;
using Materials.Messages;
using Materials.Worker.Packages;
using Materials.Worker.Submitting;

namespace Materials.Worker.Serving;

/// <summary>What someone put into the inbox: a folder, an archive or a single file.</summary>
internal sealed class InboxEntry(string path)
{
    private string _appearance = "";
    private DateTimeOffset _unchangedSince;
    private bool _taken;

    public string Path => path;

    /// <summary>Looks at it again. True once for every time that it has changed and come to rest.</summary>
    public bool ComesToRest(DateTimeOffset now)
    {
        var appearance = Appearance();
        if (appearance != _appearance)
        {
            _appearance = appearance;
            _unchangedSince = now;
            _taken = false;
        }
        if (_taken || now - _unchangedSince < ServeOptions.Quiet)
            return false;
        return _taken = true;
    }

    /// <summary>What its files hold, in one hash: the same for the same paths and bytes.</summary>
    public static async Task<string> FingerprintAsync(LocalPackage package, CancellationToken cancellationToken)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in await package.OpenAsync(package.Submission, cancellationToken))
        {
            await using var content = await file.OpenAsync(cancellationToken);
            all.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
            all.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n"));
        }
        // The same files with another applicant or checklist are judged anew.
        all.AppendData(MessageJson.Write(Announced.By(package.Submission with { SubmittedAt = null })));
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    /// <summary>Names, lengths and times of all that is in it: what shows that someone still writes there.</summary>
    private string Appearance()
    {
        try
        {
            var files = File.Exists(path) ? [new FileInfo(path)] : new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories);
            return string.Join('\n', files.Select(f => $"{f.FullName}|{f.Length}|{f.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));
        }
        catch (IOException)
        {
            // It is being moved about; next time it will look otherwise.
            return "";
        }
    }
}
