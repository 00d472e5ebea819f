namespace Materials.Specimens.Voices;

/// <summary>An invented company. <paramref name="Region"/> is 省|市|区 joined, <paramref name="RegionCode"/> the six digits of GB/T 2260.</summary>
internal sealed record Company(
    string Name, string Short, string English, string Region, string Street, string RegionCode, string Legal, string Scope)
{
    public string Address => Region + Street;

    /// <summary>A code valid by GB 32100 and GB 11714, derived from the name: the same company always has the same one.</summary>
    public string CreditCode => Voices.CreditCode.For(RegionCode, Name);
}
