using System.ComponentModel.DataAnnotations;

namespace Materials.Worker.Health;

/// <summary>Where a worker says how it is. Section <c>Materials:Health</c>.</summary>
internal sealed class HealthOptions
{
    public const string Section = "Materials:Health";

    /// <summary>The port of <c>/health/live</c> and <c>/health/ready</c>; 0 for none.</summary>
    [Range(0, 65535)]
    public int Port { get; set; }
}
