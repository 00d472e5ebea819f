using System.Diagnostics;
using System.Reflection;

/// <summary>
/// Kills the program that it is loaded into at a named step, without a line of the program knowing of it: the runtime loads it
/// (<c>DOTNET_STARTUP_HOOKS</c>), and it hears of the steps by what the libraries tell of themselves. Every request to the blob store and everything
/// that the bus receives, consumes and sends begins and ends with a sign, on the very thread that does it.
/// </summary>
internal static class StartupHook
{
    /// <summary>The file that says where to die: the step, a bar, and how often it is passed before that.</summary>
    private const string ControlVariable = "MATERIALS_CHAOS_CONTROL";

    /// <summary>A file that every step is written to when it is first passed; for finding out which there are.</summary>
    private const string StepsVariable = "MATERIALS_CHAOS_STEPS";

    /// <summary>A blob by which the program dies every time that it fetches it: what a file would be that kills its reader and all around it.</summary>
    private const string PoisonVariable = "MATERIALS_CHAOS_POISON";

    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(30);
    private static readonly HashSet<string> s_seen = new(StringComparer.Ordinal);
    private static readonly Lock s_lock = new();
    private static string? s_steps;
    private static string? s_poison;
    private static volatile string? s_target;
    private static int s_passes;

    public static void Initialize()
    {
        var control = Environment.GetEnvironmentVariable(ControlVariable);
        s_poison = Environment.GetEnvironmentVariable(PoisonVariable);
        s_steps = Environment.GetEnvironmentVariable(StepsVariable);
        if (control is null && s_poison is null)
            return;
        if (control is not null)
            new Thread(() => Watch(control)) { IsBackground = true }.Start();
        DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(listener =>
        {
            if (listener.Name == "HttpHandlerDiagnosticListener")
                listener.Subscribe(new Each<KeyValuePair<string, object?>>(OnRequest));
        }));
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MassTransit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => Pass($"{activity.OperationName} begins"),
            ActivityStopped = activity => Pass($"{activity.OperationName} ends"),
        });
    }

    private static void OnRequest(KeyValuePair<string, object?> sign)
    {
        var ends = sign.Key == "System.Net.Http.HttpRequestOut.Stop";
        if (!ends && sign.Key != "System.Net.Http.HttpRequestOut.Start")
            return;
        if (sign.Value?.GetType().GetProperty("Request", BindingFlags.Instance | BindingFlags.Public)?.GetValue(sign.Value) is HttpRequestMessage { RequestUri: { } uri } request)
        {
            if (s_poison is { } poison && request.Method == HttpMethod.Get && uri.AbsolutePath.EndsWith(poison, StringComparison.Ordinal))
                Die($"the blob {poison}");
            Pass($"{request.Method.Method} {KindOf(uri)} {(ends ? "ends" : "begins")}");
        }
    }

    /// <summary>The folder in the container, and the ending where it tells two apart; the container itself as <c>container</c>, a listing as <c>list</c>.</summary>
    private static string KindOf(Uri uri)
    {
        if (uri.Query.Contains("comp=list", StringComparison.Ordinal))
            return "list";
        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 3)
            return "container";
        return parts[2] == "reports" ? $"reports{Path.GetExtension(uri.AbsolutePath)}" : parts[2];
    }

    private static void Pass(string step)
    {
        if (s_steps is { } file)
        {
            lock (s_lock)
                if (s_seen.Add(step))
                    File.AppendAllText(file, step + "\n");
        }

        if (s_target is not { } target || target != step || Interlocked.Decrement(ref s_passes) >= 0)
            return;
        Die(step);
    }

    private static void Die(string step)
    {
        Console.Error.WriteLine($"chaos: dies at {step}");
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Watch(string control)
    {
        while (s_target is null)
        {
            Thread.Sleep(s_interval);
            if (!File.Exists(control) || File.ReadAllText(control).Split('|') is not [var step, var passes])
                continue;
            s_passes = int.Parse(passes);
            s_target = step;
        }
    }

    private sealed class Each<T>(Action<T> act) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => act(value);
    }
}
