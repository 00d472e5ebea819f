using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Materials.Worker.Desk;

/// <summary>What every page and part of a page has: its visitor, and words in the visitor's language.</summary>
/// <remarks>Razor makes components public; so is what they are made of and shown.</remarks>
public abstract class DeskPage : ComponentBase
{
    [Inject]
    internal Visitor Visitor { get; set; } = null!;

    protected Language Language => Visitor.Language;

    /// <summary>The text in the visitor's language.</summary>
    protected string T(string zh, string en) => Visitor.In(zh, en);

    protected string T(Bilingual text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Language);
    }
}

/// <summary>Answers with a page.</summary>
internal static class DeskPages
{
    public static RazorComponentResult<TPage> Show<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : DeskPage =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value));

    /// <summary>The same with a status that says that something is not as asked.</summary>
    public static RazorComponentResult<TPage> Show<TPage>(int statusCode, params (string Name, object? Value)[] parameters)
        where TPage : DeskPage =>
        new(parameters.ToDictionary(p => p.Name, p => p.Value)) { StatusCode = statusCode };
}
