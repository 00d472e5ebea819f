namespace Materials;

/// <summary>A text for people, in Chinese and in English. Chinese is the original; English follows it.</summary>
public sealed record Bilingual(string Zh, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Zh ? Zh : En;
}

/// <summary>The languages that reports and notices are written in.</summary>
public enum Language
{
    /// <summary>Chinese, simplified.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
