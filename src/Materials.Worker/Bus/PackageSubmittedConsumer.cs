using MassTransit;
using Materials.Messages;
using Materials.Worker.Screenings;
using Materials.Worker.Stores;

namespace Materials.Worker.Bus;

/// <summary>Hands what a portal submitted to the screening. Once it returns, everything that follows from the message is durable.</summary>
internal sealed class PackageSubmittedConsumer(
    Intake intake, Supplements supplements, Screening screening, ChecklistShelf checklists, IPauses store) : IConsumer<PackageSubmitted>
{
    public Task Consume(ConsumeContext<PackageSubmitted> context) => store.WhileThereAsync(() => ScreenAsync(context), context.CancellationToken);

    private async Task ScreenAsync(ConsumeContext<PackageSubmitted> context)
    {
        var taken = await intake.TakeInAsync(context.Message, context.SentTime, context.CancellationToken);
        var (submission, before) = await supplements.CompleteAsync(taken, context.CancellationToken);
        await screening.ScreenAsync(submission, checklists.For(submission), intake.AsOfOf(submission), before, context.CancellationToken);
    }
}
