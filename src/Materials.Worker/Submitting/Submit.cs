using System.Collections.Immutable;
using Azure;
using Azure.Storage.Blobs;
using Materials.Messages;
using Materials.Packages;
using Materials.Reports;
using Materials.Worker.Bus;
using Materials.Worker.CommandLine;
using Materials.Worker.Packages;
using Materials.Worker.Rendering;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Materials.Worker.Submitting;

/// <summary>Uploads a package of this machine, announces it, and waits for what becomes of it.</summary>
internal sealed class Submit(Terminal terminal, Language language, BrokerOptions broker, BlobContainerClient container)
{
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandFailure">The broker or the blob store can't be used, or the submission is none.</exception>
    public async Task<int> RunAsync(LocalPackage package, Submission submission, bool wait, CancellationToken cancellationToken)
    {
        submission = submission with { Files = Named(await package.OpenAsync(submission, cancellationToken), submission) };
        var message = Announced.By(submission);
        var problems = SubmissionParser.Check(message, blobs: true).Problems;
        if (!problems.IsEmpty)
            throw CommandFailure.BadUsage(string.Concat(problems.Select(p => p.Zh)), string.Join(' ', problems.Select(p => p.En)));

        await using var connection = await BrokerConnection.OpenAsync(broker, cancellationToken);
        await UploadAsync(package, submission, cancellationToken);
        var answer = wait ? await Answer.ListenAsync(connection.Channel, submission, cancellationToken) : null;
        await PublishAsync(connection.Channel, message, cancellationToken);
        terminal.Error.WriteLine(language == Language.Zh
            ? $"materials: 已提交 {submission.PackageId} r{submission.Revision}，{submission.Files.Length} 个文件"
            : $"materials: submitted {submission.PackageId} r{submission.Revision}, {submission.Files.Length} files");
        return answer is null ? ExitCode.Done : await ShowAsync(await answer.WaitAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The files that are there, each with the name of its blob and what was said of it.</summary>
    private static ImmutableArray<SubmittedFile> Named(ImmutableArray<PackageFile> files, Submission submission)
    {
        var announced = submission.Files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var folder = StorageNames.PackageFolder(submission.PackageId, submission.Revision);
        return [.. files.Select(f => announced[f.Path] with { Blob = folder + f.Path })];
    }

    private async Task UploadAsync(LocalPackage package, Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            await new Upload(container).SendAsync(await package.OpenAsync(submission, cancellationToken), submission, cancellationToken);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException)
        {
            var cause = (fault.InnerException ?? fault).Message.Split('\n')[0];
            throw new CommandFailure(ExitCode.Unavailable, new($"无法上传到存储容器 {container.Name}：{cause}", $"Cannot upload to the container {container.Name}: {cause}"));
        }
    }

    /// <summary>Publishes a submission, confirmed and under an id that stays the same.</summary>
    /// <exception cref="CommandFailure">The broker did not take it.</exception>
    internal static async Task PublishAsync(IChannel channel, PackageSubmitted message, CancellationToken cancellationToken)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = "application/json",
            MessageId = ReportMessages.IdOf($"{message.PackageId}/r{message.Revision}", nameof(PackageSubmitted)).ToString(),
        };
        try
        {
            await channel.BasicPublishAsync(nameof(PackageSubmitted), "", mandatory: true, properties, MessageJson.Write(message), cancellationToken);
        }
        catch (PublishException refused)
        {
            throw new CommandFailure(ExitCode.Unavailable, new($"RabbitMQ 没有接收：{refused.Message}", $"RabbitMQ did not take it: {refused.Message}"));
        }
    }

    private async Task<int> ShowAsync(Answer.Settled settled, CancellationToken cancellationToken)
    {
        if (settled.Unscreenable is { } given)
            throw CommandFailure.CannotOpen($"未能初审：{given.Reason.Zh}原始消息在 {given.ParkedIn}。", $"Not screened: {given.Reason.En} The message is parked in {given.ParkedIn}.");
        var json = await new BlobStore(container).ReadAsync(settled.Reported!.ReportBlob, cancellationToken)
            ?? throw CommandFailure.CannotOpen($"存储容器中没有报告 {settled.Reported.ReportBlob}", $"There is no report {settled.Reported.ReportBlob} in the container");
        var report = ReportJson.Read(json.Span);
        var checklists = new ChecklistShelf(Options.Create(Settings.Of<ScreeningOptions>(ScreeningOptions.Section)));
        new TerminalReport(new TerminalPage(terminal.Out, terminal.Width, terminal.Colours), language).Write(report, checklists.For(report));
        return report.Outcome == Outcome.Complete ? ExitCode.Done : ExitCode.NotComplete;
    }
}
