using System.ComponentModel.DataAnnotations;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Materials.Worker.Stores;

/// <summary>Where the blobs are. Section <c>Materials:Storage</c>.</summary>
internal sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Materials:Storage";

    /// <summary>A store that says nothing for so long is away.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(15);

    /// <summary>With the account's key or a signature. A secret.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's blob endpoint; who the worker is then comes from its surroundings (managed identity, environment, sign-in).</summary>
    public Uri? ServiceUri { get; set; }

    [Required, RegularExpression("^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$", ErrorMessage = "A container has 3 to 63 small letters, digits and single hyphens.")]
    public string Container { get; set; } = "materials";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(ConnectionString) == ServiceUri is null)
            yield return new("Either ConnectionString or ServiceUri says where the blobs are.");
    }

    /// <param name="retries">How often a request is sent again before it counts as failed; what lasts longer is an outage, which is waited for elsewhere.</param>
    public BlobContainerClient ToContainer(int retries = 2)
    {
        var client = new BlobClientOptions();
        client.Retry.MaxRetries = retries;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        client.Retry.NetworkTimeout = s_silence;
        var service = string.IsNullOrEmpty(ConnectionString)
            ? new BlobServiceClient(ServiceUri, new DefaultAzureCredential(), client)
            : new BlobServiceClient(ConnectionString, client);
        return service.GetBlobContainerClient(Container);
    }
}
