namespace Materials.Documents.Wording;

/// <summary>Gives each of some elements a unit of its own, so that the sum of their scores is greatest (the Hungarian method).</summary>
internal static class Assignment
{
    /// <param name="scores">Per element, per unit.</param>
    /// <returns>Per element the number of its unit; -1 where there are fewer units than elements and none was left.</returns>
    public static int[] Find(double[][] scores)
    {
        var (n, units) = (scores.Length, scores[0].Length);
        var m = Math.Max(n, units);
        var (u, v, p, way) = (new double[n + 1], new double[m + 1], new int[m + 1], new int[m + 1]);
        for (var i = 1; i <= n; i++)
        {
            p[0] = i;
            var least = Enumerable.Repeat(double.MaxValue, m + 1).ToArray();
            var used = new bool[m + 1];
            var at = 0;
            do
            {
                used[at] = true;
                var (row, delta, next) = (p[at], double.MaxValue, 0);
                for (var j = 1; j <= m; j++)
                {
                    if (used[j])
                        continue;
                    var cost = Cost(row - 1, j - 1) - u[row] - v[j];
                    if (cost < least[j])
                        (least[j], way[j]) = (cost, at);
                    if (least[j] < delta)
                        (delta, next) = (least[j], j);
                }

                for (var j = 0; j <= m; j++)
                {
                    if (used[j])
                    {
                        u[p[j]] += delta;
                        v[j] -= delta;
                    }
                    else
                    {
                        least[j] -= delta;
                    }
                }

                at = next;
            }
            while (p[at] != 0);
            do
            {
                var before = way[at];
                p[at] = p[before];
                at = before;
            }
            while (at != 0);
        }

        var unitOf = Enumerable.Repeat(-1, n).ToArray();
        for (var j = 1; j <= units; j++)
        {
            if (p[j] > 0)
                unitOf[p[j] - 1] = j - 1;
        }

        return unitOf;

        // Where there are too few units, those that are not there cost more than any that is.
        double Cost(int element, int unit) => unit < units ? -scores[element][unit] : Nowhere;
    }

    private const double Nowhere = 1000;
}
