namespace Materials.Worker.Tests.Fixtures;

/// <summary>How long a test waits for something to happen before it fails.</summary>
internal static class Patience
{
    /// <summary>Ends when the test does, and after some seconds.</summary>
    public static CancellationToken OfSeconds(int seconds)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        return limit.Token;
    }
}
