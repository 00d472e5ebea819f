namespace Materials.Reading.Ocr;

/// <summary>Numbers that turn out to stand for the same thing, such as the sides of cells that lie on one ruled line.</summary>
internal sealed class Classes
{
    private readonly Dictionary<int, int> parents = [];

    public void Join(int a, int b) => parents[Of(a)] = Of(b);

    /// <summary>The number that stands for all of its class.</summary>
    public int Of(int number)
    {
        while (parents.TryGetValue(number, out var parent) && parent != number)
            number = parent;
        return number;
    }

    /// <summary>Counts the classes in an order in which every first comes before its second.</summary>
    /// <returns>Per class how many come before it, along the longest way; null when the pairs contradict one another.</returns>
    public Dictionary<int, int>? Order(IEnumerable<(int First, int Second)> pairs)
    {
        var edges = pairs.Select(p => (From: Of(p.First), To: Of(p.Second))).Distinct().ToArray();
        var places = edges.SelectMany(e => (int[])[e.From, e.To]).Distinct().ToDictionary(n => n, _ => 0);
        for (var round = 0; round <= places.Count; round++)
        {
            var changed = false;
            foreach (var (from, to) in edges.Where(e => places[e.To] <= places[e.From]))
            {
                places[to] = places[from] + 1;
                changed = true;
            }

            if (!changed)
                return places;
        }

        return null;
    }
}
