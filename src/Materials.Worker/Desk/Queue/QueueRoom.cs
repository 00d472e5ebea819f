using System.Collections.Immutable;
using Materials.Worker.Desk.Access;
using Materials.Worker.Desk.Register;

namespace Materials.Worker.Desk.Queue;

/// <summary>The reviewer's queue: every package at its newest revision.</summary>
internal static class QueueRoom
{
    public static ImmutableArray<Route> Routes { get; } =
    [
        Route.Get("/packages", Policies.Reviewer, ShowAsync),
        Route.Get("/packages/open-items.csv", Policies.Reviewer, Csv),
        Route.Get("/packages/open-items.xlsx", Policies.Reviewer, Xlsx),
    ];

    private static async Task<IResult> ShowAsync(HttpContext context, PackageRegister register, CancellationToken cancellationToken)
    {
        var query = QueueQuery.Of(context.Request.Query);
        var found = await register.QueueAsync(query, cancellationToken);
        return DeskPages.Show<QueuePageView>((nameof(QueuePageView.Query), query), (nameof(QueuePageView.Found), found));
    }

    private static IResult Csv(HttpContext context, PackageRegister register, Visitor visitor) => Results.Stream(
        output => OpenItemsTable.WriteCsvAsync(register.OpenItemsAsync(QueueQuery.Of(context.Request.Query)), visitor.Language, output),
        "text/csv; charset=utf-8", "open-items.csv");

    private static async Task<IResult> Xlsx(HttpContext context, PackageRegister register, Visitor visitor)
    {
        // A package of parts is written back and forth, which a response cannot be.
        var workbook = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 81920, FileOptions.DeleteOnClose);
        await OpenItemsTable.WriteXlsxAsync(register.OpenItemsAsync(QueueQuery.Of(context.Request.Query)), visitor.Language, workbook);
        workbook.Position = 0;
        context.Response.RegisterForDisposeAsync(workbook);
        return Results.Stream(workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "open-items.xlsx");
    }
}
