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

    private static Attachment? FromCompoundFile(string name, byte[] content)
    {
        try
        {
            var ole = new CompoundFile(new MemoryStream(content, writable: false));
            if (ole.Names.Contains("WordDocument") || ole.Names.Contains("Workbook") || ole.Names.Contains("PowerPoint Document"))
                return new(name, content);
            // An Office package as an OLE object keeps its zip in a stream of its own; any other file is in a "native" one.
            if (ole.Read("Package") is { } package)
                return new(name, package);
            return ole.Read("\u0001Ole10Native") is { } native ? FromNative(native) : null;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ZipException)
        {
            return null;
        }
    }

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
