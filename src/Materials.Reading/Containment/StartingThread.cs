using System.Collections.Concurrent;

namespace Materials.Reading.Containment;

/// <summary>The one thread that starts reading processes, one after the other, as long as the program runs.</summary>
/// <remarks>
/// Two reasons. The kernel ends a child with the <em>thread</em> that started it (PR_SET_PDEATHSIG), and threads of the pool come and go. And a
/// child inherits every descriptor that is open for it at the moment of its start: of two starts at the same time, each would inherit the other's channel.
/// </remarks>
internal static class StartingThread
{
    private static readonly BlockingCollection<Task> Starts = [];

    static StartingThread() => new Thread(Run) { IsBackground = true, Name = "Reading process starter" }.Start();

    public static Task<T> RunAsync<T>(Func<T> start)
    {
        var task = new Task<T>(start, TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(task);
        return task;
    }

    private static void Run()
    {
        foreach (var start in Starts.GetConsumingEnumerable())
            start.RunSynchronously(TaskScheduler.Default);
    }
}
