namespace Materials.Documents;

internal static class Tuning
{
    public static double Of(string name, double otherwise) => Environment.GetEnvironmentVariable("T_" + name) is { } v ? double.Parse(v) : otherwise;
}
