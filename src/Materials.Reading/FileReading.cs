using System.Collections.Immutable;
using System.Security.Cryptography;
using Materials.Pages;
using Materials.Reading.Archives;
using Materials.Reading.Compound;
using Materials.Reading.Containment;
using Materials.Reading.Ocr;
using Materials.Reports;
using Microsoft.ML.OnnxRuntime;

namespace Materials.Reading;

/// <summary>The reading of one uploaded file with all that is in it, under one budget.</summary>
internal sealed class FileReading(
    ImmutableArray<IFormatReader> readers, Lazy<PictureText?> pictures, ReadingLimits limits, ReadingCourse course, Scratch scratch, CancellationToken cancellationToken)
{
    /// <summary>How many members an archive's findings name; a hostile one could hold thousands of each kind.</summary>
    private const int MaxDefectsOfArchive = 20;

    private readonly UnpackBudget _budget = new(limits);
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly ImmutableArray<FileContent>.Builder _files = ImmutableArray.CreateBuilder<FileContent>();

    /// <summary>What is said of a file that is larger than any that is read. Nothing of it is read, not even for its hash: it may lie behind a network.</summary>
    public static FileContent TooLarge(string path, long bytes, ReadingLimits limits) => new()
    {
        Path = path,
        Sha256 = "",
        Bytes = bytes,
        MediaType = MediaTypes.OctetStream,
        Status = FileStatus.Rejected,
        Defects = [new(FindingCode.TooLarge, Limit: ByteSize.Of(limits.MaxFileBytes), Met: ByteSize.Of(bytes))],
    };

    public ImmutableArray<FileContent> Read(string path, Stream content)
    {
        var defects = new List<Defect>();
        course.Enter(path);
        Read(path, content, depth: 0, defects);
        if (_files.Count > 0)
            _files[0] = _files[0] with { Defects = [.. _files[0].Defects, .. defects.Take(MaxDefectsOfArchive)] };
        return _files.ToImmutable();
    }

    /// <param name="depth">How many archives it is in.</param>
    /// <param name="uploaded">Takes the defects that stand at the uploaded file: its refused members.</param>
    private void Read(string path, Stream content, int depth, List<Defect> uploaded)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (course.Sought?.IsIn(path) == false)
            return;
        if (content.Length > limits.MaxFileBytes)
        {
            _files.Add(TooLarge(path, content.Length, limits));
            return;
        }
        var file = new FileContent { Path = path, Sha256 = Hash(content), Bytes = content.Length, MediaType = MediaTypes.OctetStream, Status = FileStatus.Read };
        if (Leftovers.Holds(path))
            _files.Add(file with { Status = FileStatus.Ignored });
        else if (file.Bytes == 0)
            _files.Add(file with { Defects = [new(FindingCode.Blank)] });
        else
        {
            file = file with { MediaType = MediaTypeDetector.Detect(content, limits) };
            content.Position = 0;
            if (ArchiveOpener.Opens(file.MediaType))
                ReadArchive(file, content, depth, uploaded);
            else
                ReadDocument(file, content, depth, uploaded);
        }
    }

    private void ReadDocument(FileContent file, Stream content, int depth, List<Defect> uploaded)
    {
        var ending = Path.GetExtension(file.Path).ToLowerInvariant();
        FormatContent read;
        try
        {
            var reader = readers.FirstOrDefault(r => r.Reads.Contains(file.MediaType)) ?? throw Unsupported(content, file.MediaType, ending);
            read = reader.Read(content, file.MediaType, cancellationToken);
            if (ContentDefects.LimitMet(read, limits) is { } met)
                throw new UnreadableFileException(met);
            course.Show(file.Path, read);
            if (PictureText.IsNeeded(read) && course.Sought is null)
                read = pictures.Value is { } recognition ? Recognised(recognition, read) : PictureText.Unrecognised(read);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The contract of IFormatReader: whatever else a reader throws means that the file is broken. Never a crash, never a blank page.
            var defect = e switch
            {
                UnreadableFileException u => u.Defect,
                ZipException z => z.Defect,
                OutOfMemoryException => new Defect(FindingCode.LimitExceeded, Detail: "memory"),
                _ => new Defect(FindingCode.Corrupt),
            };
            var status = defect.Code is FindingCode.LimitExceeded or FindingCode.TooLarge ? FileStatus.Rejected : FileStatus.Unreadable;
            _files.Add(file with { Status = status, Defects = [defect, .. Mismatch(file, ending)] });
            return;
        }

        _files.Add(file with
        {
            Unit = read.Unit,
            Pages = read.Pages,
            Defects = [.. ContentDefects.WithoutBlankSheets(read.Defects), .. ContentDefects.Of(read, limits), .. Mismatch(file, ending)],
        });
        foreach (var attachment in read.Attachments)
        {
            var path = Unique($"{file.Path}/{NameOf(attachment)}");
            if (depth >= limits.MaxArchiveDepth)
                uploaded.Add(DepthMet(attachment.Name));
            else if (course.Enter(path) is { } failure)
                _files.Add(PassedOver(path, attachment.Bytes, failure));
            else
                ReadAttachment(path, attachment, depth, uploaded);
        }

        course.Enter(file.Path);
    }

    private void ReadAttachment(string path, Attachment attachment, int depth, List<Defect> uploaded)
    {
        using var content = scratch.Open();
        attachment.CopyTo(content);
        try
        {
            _budget.ChargeAttachment(content.Length, attachment.Name);
        }
        catch (ZipException e)
        {
            uploaded.Add(e.Defect);
            return;
        }

        content.Position = 0;
        Read(path, content, depth + 1, uploaded);
    }

    /// <summary>The networks look at pixels alone, so what fails in them is never the file: it is memory that they did not get (measured: 35 drawn pages in one process).</summary>
    private FormatContent Recognised(PictureText recognition, FormatContent read)
    {
        try
        {
            return recognition.Complete(read, course, cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InsufficientMemoryException(e.Message, e);
        }
    }

    private void ReadArchive(FileContent file, Stream content, int depth, List<Defect> uploaded)
    {
        var ending = Path.GetExtension(file.Path).ToLowerInvariant();
        var at = _files.Count;
        var refused = uploaded.Count;
        _files.Add(file with { IsArchive = true, Defects = [.. Mismatch(file, ending)] });
        try
        {
            if (depth >= limits.MaxArchiveDepth)
                throw new ZipException(DepthMet(null));
            using var archive = ArchiveOpener.Open(content, file.MediaType, file.Path, limits);
            ReadMembers(file.Path, archive, depth, uploaded);
            if (_files.Count == at + 1 && uploaded.Count == refused)
                _files[at] = _files[at] with { Defects = [new(FindingCode.Blank), .. _files[at].Defects] };
        }
        catch (Exception e) when (e is ZipException or InvalidDataException or EndOfStreamException)
        {
            // What came out before it broke stands.
            var defect = (e as ZipException)?.Defect ?? new Defect(FindingCode.Corrupt);
            var status = defect.Code == FindingCode.LimitExceeded ? FileStatus.Rejected : FileStatus.Unreadable;
            _files[at] = _files[at] with { Status = status, Defects = [defect, .. _files[at].Defects] };
        }
        course.Enter(file.Path);
        if (uploaded.Count > refused && _files.Skip(at + 1).All(f => f.Status == FileStatus.Rejected))
            _files[at] = _files[at] with { Status = FileStatus.Rejected };
    }

    /// <summary>Members are read in the order in which they can be unpacked, and listed by name.</summary>
    private void ReadMembers(string path, IArchive archive, int depth, List<Defect> uploaded)
    {
        var first = _files.Count;
        var read = new List<(string Name, FileContent[] Files)>();
        try
        {
            foreach (var member in archive.Members)
            {
                var from = _files.Count;
                ReadMember(path, member, depth, uploaded);
                read.Add((member.Name, [.. _files.Skip(from)]));
            }
        }
        finally
        {
            _files.RemoveRange(first, _files.Count - first);
            _files.AddRange(read.OrderBy(r => r.Name, StringComparer.Ordinal).SelectMany(r => r.Files));
        }
    }

    private void ReadMember(string archive, IArchiveMember member, int depth, List<Defect> uploaded)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (member.IsUnsafe)
        {
            uploaded.Add(new(FindingCode.UnsafePath, Detail: member.Name));
            return;
        }
        var path = Unique($"{archive}/{member.Name}");
        if (course.Sought?.IsIn(path) == false)
            return;
        if (course.Enter(path) is { } failure)
        {
            _files.Add(PassedOver(path, member.Bytes, failure));
            return;
        }

        var atMember = _files.Count;
        try
        {
            using var content = scratch.Open();
            member.Unpack(_budget, content);
            content.Position = 0;
            Read(path, content, depth + 1, uploaded);
        }
        catch (ZipException e) when (e.Defect.Code == FindingCode.LimitExceeded)
        {
            // A bomb was not read and is no file of the package: the archive that carries it answers for it.
            _files.RemoveRange(atMember, _files.Count - atMember);
            uploaded.Add(e.Defect with { Detail = path[(path.IndexOf('/') + 1)..] });
        }
        catch (ZipException e)
        {
            _files.Add(new()
            {
                Path = path,
                Sha256 = "",
                Bytes = member.Bytes,
                MediaType = MediaTypes.OctetStream,
                Status = FileStatus.Unreadable,
                Defects = [e.Defect],
            });
        }
    }

    private static FileContent PassedOver(string path, long bytes, Defect failure) => new()
    {
        Path = path,
        Sha256 = "",
        Bytes = bytes,
        MediaType = MediaTypes.OctetStream,
        Status = failure.Code == FindingCode.LimitExceeded ? FileStatus.Rejected : FileStatus.Unreadable,
        Defects = [failure],
    };

    /// <summary>An attachment's name is what its author wrote, a path perhaps: only its last part is a name.</summary>
    private static string NameOf(Attachment attachment)
    {
        var name = SoundText.Of(attachment.Name[(attachment.Name.LastIndexOfAny(['/', '\\']) + 1)..].Replace("\0", "", StringComparison.Ordinal));
        return name is "" or "." or ".." ? "attachment" : name;
    }

    private Defect DepthMet(string? name) =>
        new(FindingCode.LimitExceeded, Detail: name, Limit: $"{limits.MaxArchiveDepth}", Met: $"{limits.MaxArchiveDepth + 1}");

    /// <summary>Members of one name are kept apart: the second becomes <c>name (2)</c>.</summary>
    private string Unique(string path)
    {
        if (_paths.Add(path))
            return path;
        for (var i = 2; ; i++)
            if (_paths.Add($"{path} ({i})"))
                return $"{path} ({i})";
    }

    private UnreadableFileException Unsupported(Stream content, string mediaType, string ending)
    {
        // Bytes that are nothing known, in a file that should be of a format that is read: it is broken. That its format is not supported would mislead.
        if (mediaType == MediaTypes.OctetStream && MediaTypes.Promises(ending, type => ArchiveOpener.Opens(type) || readers.Any(r => r.Reads.Contains(type))))
            return new(new(FindingCode.Corrupt));
        if (mediaType == MediaTypes.EncryptedOffice)
            return new(new(FindingCode.Encrypted));
        // Of a torn compound file nobody knows what it was; whole, it throws nothing here.
        if (mediaType == MediaTypes.Ole)
            _ = new CompoundFile(content);
        return new(new(FindingCode.UnsupportedFormat, Detail: ending.Length > 1 ? ending : mediaType));
    }

    private static IEnumerable<Defect> Mismatch(FileContent file, string ending)
    {
        if (MediaTypes.Disagree(ending, file.MediaType))
            yield return new(FindingCode.TypeMismatch, Detail: $"{ending} / {file.MediaType}");
    }

    private static string Hash(Stream content)
    {
        content.Position = 0;
        var hash = SHA256.HashData(content);
        content.Position = 0;
        return Convert.ToHexStringLower(hash);
    }
}
