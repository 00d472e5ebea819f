using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Materials.Reading.Archives;
using Materials.Reading.Drawing;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Containment;

/// <summary>The parent's side of one reading process. Reads one file at a time; after any failure it is good for nothing but disposal.</summary>
internal sealed class ReadingProcess : IDisposable
{
    private const int MaxReadyBytes = 4096;

    private readonly Process _process;
    private readonly Channel _channel;
    private readonly ContainmentOptions _options;
    private readonly LastWords _lastWords;
    private readonly DrawingDesk _drawing;
    private readonly SafeFileHandle _unpacked;
    private volatile bool _killed;

    private ReadingProcess(Process process, Channel channel, ContainmentOptions options)
    {
        _process = process;
        ProcessId = process.Id;
        _channel = channel;
        _options = options;
        _drawing = new(options);
        _unpacked = Scratch.NewFile();
        _lastWords = new(Kill);
        _ = _lastWords.DrainAsync(process.StandardOutput.BaseStream);
        _ = _lastWords.DrainAsync(process.StandardError.BaseStream);
    }

    public ContainmentLevel Level { get; private set; }

    /// <summary>How many files it has read.</summary>
    public int FilesRead { get; private set; }

    /// <summary>Known when the process is gone, too.</summary>
    public int ProcessId { get; }

    /// <summary>Whether it can be given another file.</summary>
    public bool IsSound => !_killed && !_process.HasExited;

    /// <summary>Starts a process and waits until it is ready.</summary>
    /// <exception cref="ReadingUnavailableException">It did not get ready.</exception>
    public static async Task<ReadingProcess> StartAsync(ContainmentOptions options, CancellationToken cancellationToken)
    {
        var reading = await StartingThread.RunAsync(() => Start(options));
        try
        {
            await Task.Run(() => reading.GetReady(cancellationToken), CancellationToken.None);
            return reading;
        }
        catch (ReadingProcessException e)
        {
            reading.Dispose();
            throw new ReadingUnavailableException($"A reading process did not get ready ({e.Failure}). {VisibleText.OneLine($"{reading._lastWords}".Trim())}".TrimEnd(), e);
        }
        catch
        {
            reading.Dispose();
            throw;
        }
    }

    /// <summary>Reads one file. Blocks.</summary>
    /// <param name="progress">Told after each page whose text was recognised.</param>
    /// <exception cref="ReadingProcessException">The process died, took too long or broke the protocol.</exception>
    /// <exception cref="OperationCanceledException">The process has been ended.</exception>
    public ReadingAnswer Read(ReadingRequest request, SafeFileHandle file, IProgress<PageProgress>? progress, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(_options.MaxTimePerFile);
        using var timeInAll = new CancellationTokenSource(_options.MaxTimePerUpload);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, timeInAll.Token, cancellationToken);
        using var kill = end.Token.Register(Kill);
        var at = request.Path;
        var parts = new ReadingParts(_options.MaxOutputBytes);
        byte[]? sight = null;
        try
        {
            _drawing.Forget();
            Send(FrameKind.Request, request, ReadingJson.Compact.ReadingRequest, file);
            while (true)
            {
                var frame = Receive(_options.MaxOutputBytes);
                if (frame.Kind == FrameKind.Answer)
                {
                    FilesRead++;
                    _drawing.Forget();
                    if (RandomAccess.GetLength(_unpacked) > 0)
                        RandomAccess.SetLength(_unpacked, 0);
                    return parts.Whole(Parse(frame, ReadingJson.Compact.ReadingAnswer)) with { Sight = sight };
                }

                if (frame.Kind == FrameKind.Part)
                {
                    parts.Add(Parse(frame, ReadingJson.Compact.ReadingPart), frame.Payload.Length);
                    continue;
                }

                if (frame.Kind == FrameKind.Sight && request.Sought is not null)
                {
                    sight = frame.Payload;
                    continue;
                }

                if (frame.Kind is FrameKind.Document or FrameKind.Draw)
                {
                    HaveDrawn(frame);
                    continue;
                }

                if (frame.Kind != FrameKind.Progress)
                    throw new ReadingProcessException(ReadingFailure.Protocol);
                var reached = PageProgress.Parse(Encoding.UTF8.GetString(frame.Payload));
                at = reached.Path;
                if (reached.Total > 0)
                    progress?.Report(reached);
                time.CancelAfter(_options.MaxTimePerFile);
            }
        }
        catch (ReadingProcessException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadingProcessException(
                timeInAll.IsCancellationRequested ? ReadingFailure.TimeInAll : time.IsCancellationRequested ? ReadingFailure.Time : e.Failure, at);
        }
    }

    public void Dispose()
    {
        Kill();
        _channel.Dispose();
        _drawing.Dispose();
        _unpacked.Dispose();
        // Waited for, so that its time counts as this program's and no zombie is left behind.
        _process.WaitForExit(MaxTimeToDie);
        _process.Dispose();
    }

    /// <summary>A killed process is gone at once, unless the kernel still writes for it.</summary>
    private static readonly TimeSpan MaxTimeToDie = TimeSpan.FromSeconds(1);

    private static ReadingProcess Start(ContainmentOptions options)
    {
        try
        {
            var (channel, forChild) = Channel.Pair();
            try
            {
                return new(Process.Start(StartInfo(options, forChild, ReadingChild.Enter))!, channel, options);
            }
            catch
            {
                channel.Dispose();
                throw;
            }
            finally
            {
                _ = Native.close(forChild);
            }
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new ReadingUnavailableException($"A reading process could not be started: {e.Message}", e);
        }
    }

    private void GetReady(CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(_options.MaxStartTime);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        using var kill = end.Token.Register(Kill);
        try
        {
            Send(FrameKind.Terms, new(_options.MaxMemoryBytes, _options.Limits, _options.DrawingProgram is not null), ReadingJson.Compact.ReadingTerms, _unpacked);
            var frame = Receive(MaxReadyBytes);
            Level = frame.Kind == FrameKind.Ready
                ? Parse(frame, ReadingJson.Compact.Ready).Level & ContainmentLevel.Full
                : throw new ReadingProcessException(ReadingFailure.Protocol);
        }
        catch (ReadingProcessException) when (end.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ReadingProcessException(ReadingFailure.Time);
        }
    }

    /// <summary>It wants a page of a PDF file drawn, which it may not do itself.</summary>
    private void HaveDrawn(Frame frame)
    {
        if (frame.Kind == FrameKind.Draw)
            SendBytes(FrameKind.Drawn, [], _drawing.Draw(Parse(frame, ReadingJson.Compact.DrawingRequest)));
        else if (frame.Payload.Length == 0)
            _drawing.Begin();
        else if (!_drawing.Add(frame.Payload))
            throw new ReadingProcessException(ReadingFailure.Protocol);
    }

    /// <summary>Ends it at once, and whatever waits for it.</summary>
    private void Kill()
    {
        _killed = true;
        _channel.Break();
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private void Send<T>(byte kind, T message, JsonTypeInfo<T> type, SafeFileHandle? file = null) =>
        SendBytes(kind, JsonSerializer.SerializeToUtf8Bytes(message, type), file);

    private void SendBytes(byte kind, ReadOnlySpan<byte> payload, SafeFileHandle? file)
    {
        try
        {
            _channel.Send(kind, payload, file);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw Death();
        }
    }

    private Frame Receive(int maxLength)
    {
        try
        {
            var frame = _channel.Receive(maxLength) ?? throw Death();
            // Files go one way only.
            frame.File?.Dispose();
            return frame;
        }
        catch (FrameTooLongException)
        {
            throw new ReadingProcessException(ReadingFailure.Output);
        }
        catch (InvalidDataException)
        {
            throw _process.WaitForExit(TimeSpan.FromMilliseconds(100)) ? Death() : new ReadingProcessException(ReadingFailure.Protocol);
        }
        catch (IOException)
        {
            throw Death();
        }
    }

    private static T Parse<T>(Frame frame, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(frame.Payload, type) ?? throw new ReadingProcessException(ReadingFailure.Protocol);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new ReadingProcessException(ReadingFailure.Protocol);
        }
    }

    /// <summary>How it ended, as far as its exit code and its last words tell.</summary>
    private ReadingProcessException Death()
    {
        const int killedExitCode = 128 + 9;
        if (_killed)
            return new(ReadingFailure.Crash);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
            return new(ReadingFailure.Protocol);

        var words = _lastWords.ToString();
        var memory = words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || words.Contains("OutOfMemory", StringComparison.Ordinal)
            || words.Contains("bad_alloc", StringComparison.Ordinal) || _process.ExitCode == killedExitCode;
        return new(memory ? ReadingFailure.Memory : ReadingFailure.Crash);
    }

    /// <param name="descriptor">The end of the channel that it inherits.</param>
    /// <param name="stage">What it begins as.</param>
    internal static ProcessStartInfo StartInfo(ContainmentOptions options, int descriptor, string stage)
    {
        var start = new ProcessStartInfo(options.Program)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        foreach (var argument in options.Arguments)
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(descriptor.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(stage);

        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{options.MaxManagedBytes:x}";
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["LANG"] = "C.UTF-8";
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            start.Environment["DOTNET_ROOT"] = root;
        return start;
    }
}
