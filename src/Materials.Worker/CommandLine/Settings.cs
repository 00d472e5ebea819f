using System.ComponentModel.DataAnnotations;

namespace Materials.Worker.CommandLine;

/// <summary>Configuration for commands that do one thing and end: from the environment, as the services read it.</summary>
internal static class Settings
{
    /// <exception cref="CommandFailure">It does not validate.</exception>
    public static T Of<T>(string section)
        where T : class, new()
    {
        var options = new T();
        new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(section).Bind(options);
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new(options), problems, validateAllProperties: true))
            return options;
        var variables = section.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
        var said = string.Join(' ', problems.Select(p => p.ErrorMessage));
        throw CommandFailure.BadUsage($"配置有误（{variables}__…）：{said}", $"The configuration does not validate ({variables}__…): {said}");
    }
}
