using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Containment;

/// <summary>The parent's side of one reading process. Reads one file at a time; after any failure it is good for nothing but disposal.</summary>
internal sealed class ReadingProcess : IDisposable
{
    /// <summary>The last words on standard error that are kept to tell how a process died.</summary>
    private const int KeptErrorCharacters = 4096;

    private readonly Process _process;
    private readonly Channel _channel;
    private readonly ContainmentOptions _options;
    private readonly StringBuilder _lastWords = new();

    private ReadingProcess(Process process, Channel channel, ContainmentOptions options)
    {
        _process = process;
        _channel = channel;
        _options = options;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    public ContainmentLevel Level { get; private set; }

    /// <summary>How many files it has read.</summary>
    public int FilesRead { get; private set; }

    public int ProcessId => _process.Id;

    /// <summary>Starts a process and waits until it is ready.</summary>
    /// <exception cref="ReadingProcessException">It did not get ready.</exception>
    public static async Task<ReadingProcess> StartAsync(ContainmentOptions options)
    {
        var (channel, forChild) = Channel.Pair();
        Process process;
        try
        {
            process = Process.Start(StartInfo(options, forChild)) ?? throw new ReadingProcessException(ReadingFailure.Crash);
        }
        finally
        {
            _ = Native.close(forChild);
        }

        var reading = new ReadingProcess(process, channel, options);
        try
        {
            var ready = await Task.Run(() => reading.Receive(FrameKind.Ready, options.MaxStartTime));
            reading.Level = JsonSerializer.Deserialize(ready, ReadingJson.Default.Ready)!.Level;
            return reading;
        }
        catch
        {
            reading.Dispose();
            throw;
        }
    }

    /// <summary>Reads one file. Blocks.</summary>
    /// <exception cref="ReadingProcessException">The process died, fell silent or broke the protocol.</exception>
    public ReadingAnswer Read(string path, SafeFileHandle file)
    {
        try
        {
            _channel.Send(FrameKind.Request, JsonSerializer.SerializeToUtf8Bytes(new ReadingRequest(path), ReadingJson.Default.ReadingRequest), file);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw Death();
        }

        var answer = Receive(FrameKind.Answer, _options.MaxTimePerFile);
        FilesRead++;
        return JsonSerializer.Deserialize(answer, ReadingJson.Default.ReadingAnswer) ?? throw new ReadingProcessException(ReadingFailure.Protocol);
    }

    public void Dispose()
    {
        _channel.Dispose();
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    private byte[] Receive(byte kind, TimeSpan within)
    {
        try
        {
            _channel.ReceiveTimeout = within;
            var frame = _channel.Receive(_options.MaxOutputBytes) ?? throw Death();
            frame.File?.Dispose();
            return frame.Kind == kind ? frame.Payload : throw new ReadingProcessException(ReadingFailure.Protocol);
        }
        catch (TimeoutException)
        {
            throw new ReadingProcessException(ReadingFailure.Time);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new ReadingProcessException(ReadingFailure.Protocol);
        }
    }

    /// <summary>How it ended, as far as its exit code and its last words tell.</summary>
    private ReadingProcessException Death()
    {
        const int killedExitCode = 128 + 9;
        if (!_process.WaitForExit(TimeSpan.FromSeconds(1)))
            return new(ReadingFailure.Protocol);

        string words;
        lock (_lastWords)
            words = _lastWords.ToString();
        var memory = words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || words.Contains("OutOfMemory", StringComparison.Ordinal)
            || _process.ExitCode == killedExitCode;
        return new(memory ? ReadingFailure.Memory : ReadingFailure.Crash);
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;

        lock (_lastWords)
        {
            _lastWords.AppendLine(line);
            if (_lastWords.Length > KeptErrorCharacters)
                _lastWords.Remove(0, _lastWords.Length - KeptErrorCharacters);
        }
    }

    private static ProcessStartInfo StartInfo(ContainmentOptions options, int descriptor)
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
        start.ArgumentList.Add(options.MaxMemoryBytes.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(ReadingChild.Enter);

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

/// <summary>How a reading process failed.</summary>
internal enum ReadingFailure
{
    /// <summary>It died: a stack overflow, a fault in a native library.</summary>
    Crash,

    /// <summary>It ran out of memory.</summary>
    Memory,

    /// <summary>It did not answer in time.</summary>
    Time,

    /// <summary>It answered what the protocol does not allow.</summary>
    Protocol,
}

/// <summary>A reading process failed at a file.</summary>
internal sealed class ReadingProcessException(ReadingFailure failure) : Exception(failure.ToString())
{
    public ReadingFailure Failure { get; } = failure;
}
