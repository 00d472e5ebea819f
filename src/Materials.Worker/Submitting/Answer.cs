using System.Text.Json;
using Materials.Messages;
using Materials.Packages;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Materials.Worker.Submitting;

/// <summary>What becomes of a submission, heard on a queue that ends with its connection.</summary>
internal sealed class Answer
{
    private readonly TaskCompletionSource<Settled> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Listens from now on: call it before the submission is published.</summary>
    public static async Task<Answer> ListenAsync(IChannel channel, Submission submission, CancellationToken cancellationToken)
    {
        var answer = new Answer();
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        foreach (var name in (string[])[nameof(CompletenessReported), nameof(PackageUnscreenable)])
            await channel.QueueBindAsync(queue.QueueName, name, "", cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            try
            {
                answer.Hear(delivery, submission);
            }
            catch (JsonException fault)
            {
                answer._settled.TrySetException(fault);
            }
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return answer;
    }

    public Task<Settled> WaitAsync(CancellationToken cancellationToken) => _settled.Task.WaitAsync(cancellationToken);

    private void Hear(BasicDeliverEventArgs delivery, Submission submission)
    {
        if (delivery.Exchange == nameof(CompletenessReported))
        {
            var reported = MessageJson.Read<CompletenessReported>(delivery.Body.Span);
            if (reported.PackageId == submission.PackageId && reported.Revision == submission.Revision)
                _settled.TrySetResult(new(reported, null));
        }
        else
        {
            var unscreenable = MessageJson.Read<PackageUnscreenable>(delivery.Body.Span);
            if (unscreenable.PackageId == submission.PackageId && unscreenable.Revision == submission.Revision)
                _settled.TrySetResult(new(null, unscreenable));
        }
    }

    /// <summary>One of the two.</summary>
    internal sealed record Settled(CompletenessReported? Reported, PackageUnscreenable? Unscreenable);
}
