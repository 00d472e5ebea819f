using System.Buffers.Binary;
using System.Text;
using Materials.Reading.Word;

namespace Materials.Reading.Word97;

/// <summary>The automatic numbers of lists in a Word 97 file ([MS-DOC] 2.9.131, 2.9.147 and 2.9.150): the text holds only that there is one.</summary>
internal sealed class Lists97
{
    private const int Levels = 9, ListBytes = 28, LevelBytes = 28, OverrideBytes = 16;

    private readonly byte[] _table;
    private readonly Dictionary<int, Level?[]> _lists = [];
    private readonly List<Instance> _instances = [];
    private readonly Dictionary<int, int[]> _counters = [];

    /// <param name="lists">Where the lists' looks are.</param>
    /// <param name="instances">Where the table is that paragraphs name a list by.</param>
    public Lists97(byte[] table, (int At, int Length) lists, (int At, int Length) instances)
    {
        _table = table;
        if (lists.At >= 0 && lists.Length >= 2 && lists.At <= table.Length - lists.Length)
            ReadLists(lists);
        if (instances.At >= 0 && instances.Length >= 4 && instances.At <= table.Length - instances.Length)
            ReadInstances(instances);
    }

    /// <summary>Counts one paragraph of a list on and gives the label it carries, with a gap behind it; empty for bullets and unknown lists.</summary>
    /// <param name="instance">As paragraphs name it, from 1.</param>
    public string Next(int instance, int level)
    {
        if (instance < 1 || instance > _instances.Count || level is < 0 or >= Levels || !_lists.TryGetValue(_instances[instance - 1].List, out var levels) || levels[level] is not { } own)
            return "";
        var used = _instances[instance - 1];
        if (!_counters.TryGetValue(used.List, out var counters))
            _counters[used.List] = counters = [.. levels.Select(l => (l?.Start ?? 1) - 1)];
        if (!used.IsStarted)
        {
            used.IsStarted = true;
            foreach (var (at, start) in used.Starts)
                counters[at] = start - 1;
        }
        counters[level]++;
        for (var deeper = level + 1; deeper < Levels; deeper++)
            counters[deeper] = (levels[deeper]?.Start ?? 1) - 1;
        for (var above = 0; above < level; above++)
            counters[above] = Math.Max(counters[above], levels[above]?.Start ?? 1);

        if (own.Format is "bullet" or "none" || own.Text.Length == 0)
            return "";
        var label = new StringBuilder();
        foreach (var c in own.Text)
        {
            // The lowest characters are places for the numbers of levels.
            if (c < Levels)
                label.Append(ListNumber.Write(counters[c], own.IsLegal && c < level ? "decimal" : levels[c]?.Format ?? "decimal"));
            else if (c >= ' ')
                label.Append(c);
        }
        return label.Append(' ').ToString();
    }

    private void ReadLists((int At, int Length) place)
    {
        int count = BinaryPrimitives.ReadUInt16LittleEndian(_table.AsSpan(place.At));
        // The levels of all lists follow the table of lists, beyond the length that is given for it.
        var at = place.At + 2 + count * ListBytes;
        for (var i = 0; i < count && place.At + 2 + (i + 1) * ListBytes <= _table.Length; i++)
        {
            var list = _table.AsSpan(place.At + 2 + i * ListBytes, ListBytes);
            var levels = new Level?[Levels];
            for (var level = 0; level < ((list[26] & 1) != 0 ? 1 : Levels); level++)
                levels[level] = ReadLevel(ref at);
            _lists[BinaryPrimitives.ReadInt32LittleEndian(list)] = levels;
        }
    }

    private Level? ReadLevel(ref int at)
    {
        if (at < 0 || at + LevelBytes > _table.Length)
            return null;
        var head = _table.AsSpan(at, LevelBytes);
        var (start, format, isLegal) = (BinaryPrimitives.ReadInt32LittleEndian(head), Format(head[4]), (head[5] & 4) != 0);
        at += LevelBytes + head[24] + head[25];
        if (at + 2 > _table.Length)
            return null;
        int letters = BinaryPrimitives.ReadUInt16LittleEndian(_table.AsSpan(at));
        at += 2;
        if (at + 2 * letters > _table.Length)
            return null;
        var text = Encoding.Unicode.GetString(_table, at, 2 * letters);
        at += 2 * letters;
        return new(Math.Clamp(start, 0, 32_767), format, text, isLegal);
    }

    private void ReadInstances((int At, int Length) place)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(_table.AsSpan(place.At)), (place.Length - 4) / OverrideBytes);
        var at = place.At + 4 + (int)count * OverrideBytes;
        for (var i = 0; i < count; i++)
        {
            var head = _table.AsSpan(place.At + 4 + i * OverrideBytes, OverrideBytes);
            var instance = new Instance(BinaryPrimitives.ReadInt32LittleEndian(head));
            _instances.Add(instance);
            at += 4;
            for (var level = 0; level < head[12] && at + 8 <= _table.Length; level++)
            {
                var (start, flags) = (BinaryPrimitives.ReadInt32LittleEndian(_table.AsSpan(at)), BinaryPrimitives.ReadUInt32LittleEndian(_table.AsSpan(at + 4)));
                at += 8;
                if ((flags & 0x20) != 0 && ReadLevel(ref at) is { } own)
                    start = own.Start;
                if ((flags & 0x10) != 0 && (flags & 0xF) < Levels)
                    instance.Starts[(int)(flags & 0xF)] = Math.Clamp(start, 0, 32_767);
            }
        }
    }

    /// <summary>The formats by their numbers (MSONFC of [MS-OSHARED] 2.2.1.3) under the names that newer files give them.</summary>
    private static string Format(byte number) => number switch
    {
        0x01 => "upperRoman",
        0x02 => "lowerRoman",
        0x03 => "upperLetter",
        0x04 => "lowerLetter",
        0x0A => "ideographDigital",
        0x0B => "japaneseCounting",
        0x0E => "decimalFullWidth",
        0x12 => "decimalEnclosedCircle",
        0x16 => "decimalZero",
        0x17 => "bullet",
        0x1A => "decimalEnclosedFullstop",
        0x1B => "decimalEnclosedParen",
        0x1C => "decimalEnclosedCircleChinese",
        0x1E => "ideographTraditional",
        0x21 => "taiwaneseCounting",
        0x22 => "ideographLegalTraditional",
        0x23 => "taiwaneseCountingThousand",
        0x24 => "taiwaneseDigital",
        0x25 => "chineseCounting",
        0x26 => "chineseLegalSimplified",
        0x27 => "chineseCountingThousand",
        0xFF => "none",
        _ => "decimal",
    };

    private sealed record Level(int Start, string Format, string Text, bool IsLegal);

    private sealed record Instance(int List)
    {
        public Dictionary<int, int> Starts { get; } = [];

        public bool IsStarted { get; set; }
    }
}
