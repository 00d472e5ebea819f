namespace Materials.Training.Learning;

/// <summary>Logistic regression with a ridge, by Newton's steps on standardised signs.</summary>
internal sealed class Logistic
{
    public double[] Weights = [];
    public static Logistic Fit(IReadOnlyList<(double[] X, bool Y, double W)> data, double ridge = 1.0, int iterations = 300)
    {
        var n = data[0].X.Length;
        var w = new double[n];
        var s = Enumerable.Repeat(1e-8, n).ToArray();
        // full-batch Newton
        for (var it = 0; it < 30; it++)
        {
            var g = new double[n];
            var h = new double[n, n];
            foreach (var (x, y, weight) in data)
            {
                var p = 1 / (1 + Math.Exp(-Dot(w, x)));
                var d = (p - (y ? 1 : 0)) * weight;
                var v = p * (1 - p) * weight;
                for (var i = 0; i < n; i++)
                {
                    if (x[i] == 0) continue;
                    g[i] += d * x[i];
                    for (var j = 0; j < n; j++) h[i, j] += v * x[i] * x[j];
                }
            }
            for (var i = 0; i < n; i++) { g[i] += ridge * w[i]; h[i, i] += ridge + 1e-9; }
            var step = Solve(h, g);
            var most = 0.0;
            for (var i = 0; i < n; i++) { w[i] -= step[i]; most = Math.Max(most, Math.Abs(step[i])); }
            if (most < 1e-6) break;
        }
        return new() { Weights = w };
    }
    public double P(double[] x) => 1 / (1 + Math.Exp(-Dot(Weights, x)));
    static double Dot(double[] a, double[] b) { var t = 0.0; for (var i = 0; i < a.Length; i++) t += a[i] * b[i]; return t; }
    static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length; var m = (double[,])a.Clone(); var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            var piv = i; for (var r = i + 1; r < n; r++) if (Math.Abs(m[r, i]) > Math.Abs(m[piv, i])) piv = r;
            if (piv != i) { for (var c = 0; c < n; c++) (m[i, c], m[piv, c]) = (m[piv, c], m[i, c]); (x[i], x[piv]) = (x[piv], x[i]); }
            for (var r = i + 1; r < n; r++) { var f = m[r, i] / m[i, i]; if (f == 0) continue; for (var c = i; c < n; c++) m[r, c] -= f * m[i, c]; x[r] -= f * x[i]; }
        }
        for (var i = n - 1; i >= 0; i--) { for (var c = i + 1; c < n; c++) x[i] -= m[i, c] * x[c]; x[i] /= m[i, i]; }
        return x;
    }
}
