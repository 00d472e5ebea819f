using System.Buffers.Binary;
using System.Text;
using Materials.Reading.Archives;
using Materials.Reading.Compound;

namespace Materials.Reading.Office;

/// <summary>Files embedded in Office files as OLE objects.</summary>
internal static class EmbeddedObject
{
    /// <summary>The file in an embedding; null when it holds none that is a document (equations, controls, charts' caches).</summary>
    public static Attachment? Of(string name, byte[] content)
    {
        switch (MediaTypeDetector.ByMagic(content))
        {
            case MediaTypes.Ole:
                return FromCompoundFile(name, content);
            case null:
                return null;
            default:
                return new(name, content);
        }
    }

    /// <summary>The files embedded in a slide or a sheet.</summary>
    public static IEnumerable<Attachment> RelatedTo(OfficePackage package, string part)
    {
        foreach (var relationship in package.Relationships(part).Where(r => !r.IsExternal && (r.Is("oleObject") || r.Is("package")) && package.Has(r.Target)))
            if (Of(relationship.Target[(relationship.Target.LastIndexOf('/') + 1)..], package.Open(relationship.Target).ToArray()) is { } attachment)
                yield return attachment;
    }

    /// <summary>The file in a storage of a Word, Excel or PowerPoint 97 file; null when it holds none that is a document.</summary>
    public static Attachment? In(CompoundStorage storage)
    {
        try
        {
            var kind = Documents.FirstOrDefault(d => storage.Streams.ContainsKey(d.Stream));
            return kind.Stream is not null
                ? new(storage.Name + kind.Ending, CompoundWriter.Write(storage.Streams.Select(s => (s.Key, s.Value()))))
                : FromStreams(storage.Name, name => storage.Streams.TryGetValue(name, out var read) ? read() : null);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private static Attachment? FromCompoundFile(string name, byte[] content)
    {
        try
        {
            var ole = new CompoundFile(new MemoryStream(content, writable: false));
            return Documents.Any(d => ole.OwnNames.Contains(d.Stream)) ? new(name, content) : FromStreams(name, ole.Read);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ZipException)
        {
            return null;
        }
    }

    /// <summary>An Office package as an OLE object keeps its zip in a stream of its own, a PDF its bytes; any other file is in a "native" one.</summary>
    private static Attachment? FromStreams(string name, Func<string, byte[]?> read)
    {
        if (read("Package") is { } package)
            return new(name, package);
        if (read("CONTENTS") is { } contents && MediaTypeDetector.ByMagic(contents) is not null)
            return new(name, contents);
        return read("\u0001Ole10Native") is { } native ? FromNative(native) : null;
    }

    /// <summary>The streams by which the programs' own documents are known.</summary>
    private static readonly (string Stream, string Ending)[] Documents =
        [("WordDocument", ".doc"), ("Workbook", ".xls"), ("Book", ".xls"), ("PowerPoint Document", ".ppt")];

    /// <summary>The file in what a packager wrote, without the length that a stream has before it; null when it is none.</summary>
    public static Attachment? Packed(byte[] content) => content is [2, 0, ..] ? FromNative([0, 0, 0, 0, .. content]) : null;

    /// <summary>[MS-OLEDS] 2.3.6 leaves its content to the packager: length, 2, label, path, …, temporary path, length, the file.</summary>
    private static Attachment? FromNative(byte[] native)
    {
        var at = 6;
        var label = Text(native, ref at);
        Text(native, ref at);
        at += 8;
        Text(native, ref at);
        if (at + 4 > native.Length)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(native.AsSpan(at));
        at += 4;
        return length > 0 && at + length <= native.Length && label.Length > 0 ? new(SafeName(label), native.AsMemory(at, length)) : null;
    }

    private static string Text(byte[] native, ref int at)
    {
        var from = Math.Min(at, native.Length);
        var end = Array.IndexOf(native, (byte)0, from);
        at = end < 0 ? native.Length : end + 1;
        return end < 0 ? "" : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(native, from, end - from);
    }

    private static string SafeName(string label) => label[(label.LastIndexOfAny(['/', '\\']) + 1)..];
}
