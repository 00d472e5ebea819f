namespace Materials.Training.Learning;

/// <summary>Logistic regression with a ridge, by Newton's method.</summary>
/// <param name="Weights">What a unit of each sign counts, in log odds.</param>
internal sealed record Logistic(double[] Weights)
{
    /// <summary>Newton's method doubles the right digits with each step: these are plenty.</summary>
    private const int MostSteps = 30;

    private const double Enough = 1e-6;

    public static Logistic Fit(IReadOnlyList<(double[] Signs, bool IsSo, double Weight)> examples, double ridge)
    {
        var n = examples[0].Signs.Length;
        var weights = new double[n];
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Derivatives(examples, weights, ridge);
            var change = Solve(curvature, gradient);
            for (var i = 0; i < n; i++)
                weights[i] -= change[i];
            if (change.Max(Math.Abs) < Enough)
                break;
        }

        return new(weights);
    }

    private static (double[] Gradient, double[,] Curvature) Derivatives(IReadOnlyList<(double[] Signs, bool IsSo, double Weight)> examples, double[] weights, double ridge)
    {
        var n = weights.Length;
        var (gradient, curvature) = (new double[n], new double[n, n]);
        foreach (var (signs, isSo, weight) in examples)
        {
            var p = 1 / (1 + Math.Exp(-weights.Zip(signs, (w, s) => w * s).Sum()));
            for (var i = 0; i < n; i++)
            {
                if (signs[i] == 0)
                    continue;
                gradient[i] += (p - (isSo ? 1 : 0)) * weight * signs[i];
                for (var j = 0; j < n; j++)
                    curvature[i, j] += p * (1 - p) * weight * signs[i] * signs[j];
            }
        }

        for (var i = 0; i < n; i++)
        {
            gradient[i] += ridge * weights[i];
            curvature[i, i] += ridge;
        }

        return (gradient, curvature);
    }

    /// <summary>Solves a system of equations by elimination; the ridge keeps the diagonal away from nothing.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var i = 0; i < n; i++)
        {
            for (var row = i + 1; row < n; row++)
            {
                var factor = matrix[row, i] / matrix[i, i];
                for (var column = i; column < n; column++)
                    matrix[row, column] -= factor * matrix[i, column];
                right[row] -= factor * right[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var column = i + 1; column < n; column++)
                right[i] -= matrix[i, column] * right[column];
            right[i] /= matrix[i, i];
        }

        return right;
    }
}
