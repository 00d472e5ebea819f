using System.Collections.Immutable;
using Materials.Messages;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Channels.Folders;

/// <summary>Puts letters into a folder, under names that a person finds them by: to be printed, sealed and posted.</summary>
internal sealed class FolderChannel(IOptions<FolderOptions> options, KeptLetters letters, Deliveries deliveries) : IChannel
{
    public const string ChannelName = "folder";

    public string Name => ChannelName;

    public bool Takes(string @event) => @event is nameof(ResubmissionRequested) or nameof(PackageCleared);

    public Task DeliverAsync(ChannelEvent @event, CancellationToken cancellationToken) => @event.Name switch
    {
        nameof(ResubmissionRequested) when @event.Read<ResubmissionRequested>() is var request =>
            PutAsync(@event, $"{request.PackageId} r{request.Revision}", request.ReportId, request.Letters, cancellationToken),
        nameof(PackageCleared) when @event.Read<PackageCleared>() is var cleared =>
            PutAsync(@event, $"{cleared.PackageId} r{cleared.Revision}", cleared.ReportId, cleared.Letters, cancellationToken),
        _ => Task.CompletedTask,
    };

    private Task PutAsync(ChannelEvent @event, string package, string reportId, ImmutableArray<KeptLetter>? kept, CancellationToken cancellationToken) =>
        deliveries.OnceAsync(
            ChannelName, $"{@event.Id}",
            async (_, limited) =>
            {
                foreach (var letter in kept ?? [])
                    if (await letters.ReadAsync(kept, letter.Kind, letter.Format, limited) is { } content)
                        await PutAsync($"{package} {Called(letter.Kind)}", letter.Format, reportId, content, limited);
            },
            cancellationToken);

    /// <summary>What is there under the name is never replaced: somebody may have it open. Another letter of the same revision gets its report's id beside it.</summary>
    private async Task PutAsync(string name, string ending, string reportId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var folder = options.Value.Path!;
        Directory.CreateDirectory(folder);
        foreach (var candidate in (string[])[$"{name}.{ending}", $"{name} {reportId[..Math.Min(8, reportId.Length)]}.{ending}"])
        {
            var path = Path.Combine(folder, Path.GetFileName(candidate));
            if (!File.Exists(path))
            {
                // A reader never meets half a letter.
                var draft = Path.Combine(folder, $".{Path.GetRandomFileName()}.draft");
                try
                {
                    await File.WriteAllBytesAsync(draft, content, cancellationToken);
                    File.Move(draft, path, overwrite: false);
                    return;
                }
                catch (IOException) when (File.Exists(path))
                {
                    // Another worker was first; what it put there is looked at.
                }
                finally
                {
                    File.Delete(draft);
                }
            }

            var there = await File.ReadAllBytesAsync(path, cancellationToken);
            if (content.Span.SequenceEqual(there))
                return;
        }
    }

    private static string Called(LetterKind kind) => kind switch
    {
        LetterKind.Notice => "补正通知书",
        LetterKind.Acknowledgement => "初步核验结果通知",
        _ => "现场核实清单",
    };
}

/// <summary>Where letters are put. Section <c>Materials:Folder</c>.</summary>
internal sealed class FolderOptions
{
    public const string Section = "Materials:Folder";

    /// <summary>Made when the first letter is put there; without it none is put anywhere, but for <c>serve</c>, which has one in its data.</summary>
    public string? Path { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Path);
}
