using Materials.Packages;

namespace Materials.Reading;

/// <summary>A file of a package as a reading process takes it.</summary>
public static class OpenedFile
{
    /// <summary>
    /// The bytes of a file as an open file, which is what a reading process can be handed. Streams from a network are drained first: what
    /// fails while they come is a fault that passes and is retried, and must not be taken for a corrupt file. Of a stream without end, one byte
    /// more than a file may have is taken, by which the reader knows it as too large.
    /// </summary>
    public static async Task<FileStream> OpenAsync(PackageFile file, ReadingLimits limits, CancellationToken cancellationToken)
    {
        var content = await file.OpenAsync(cancellationToken);
        if (content is FileStream opened)
            return opened;
        await using (content)
        {
            var name = Path.GetTempFileName();
            try
            {
                await using (var copy = new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.None))
                    await CopyAsync(content, copy, limits.MaxFileBytes + 1, cancellationToken);
                // Opened anew for reading alone: what a reading process is handed, it must not be able to write to.
                var drained = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 81920, FileOptions.DeleteOnClose);
                // On Unix an open file needs no name: however this program ends, nothing of an applicant's stays behind.
                if (!OperatingSystem.IsWindows())
                    File.Delete(name);
                return drained;
            }
            catch
            {
                File.Delete(name);
                throw;
            }
        }
    }

    /// <summary>Copies no more than a number of bytes: one above the limit shows that a file is too large, and the rest is not fetched.</summary>
    private static async Task CopyAsync(Stream from, FileStream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        while (most > 0 && await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(most, buffer.Length)), cancellationToken) is > 0 and var count)
        {
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            most -= count;
        }
    }
}
