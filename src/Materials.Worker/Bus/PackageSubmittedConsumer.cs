using MassTransit;
using Materials.Messages;
using Materials.Worker.Screenings;

namespace Materials.Worker.Bus;

/// <summary>Hands what a portal submitted to the screening. Once it returns, everything that follows from the message is durable.</summary>
internal sealed class PackageSubmittedConsumer(Intake intake, Screening screening, ChecklistShelf checklists) : IConsumer<PackageSubmitted>
{
    public async Task Consume(ConsumeContext<PackageSubmitted> context)
    {
        var submission = await intake.TakeInAsync(context.Message, context.SentTime, context.CancellationToken);
        await screening.ScreenAsync(submission, checklists.For(submission), intake.AsOfOf(submission), context.CancellationToken);
    }
}
