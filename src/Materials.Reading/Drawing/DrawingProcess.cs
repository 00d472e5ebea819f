using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Materials.Reading.Containment;
using Microsoft.Win32.SafeHandles;

namespace Materials.Reading.Drawing;

/// <summary>The parent's side of one drawing process: one page, then it is gone.</summary>
internal sealed class DrawingProcess : IDisposable
{
    /// <summary>A killed process is gone at once, unless the kernel still writes for it.</summary>
    private static readonly TimeSpan MaxTimeToDie = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly Channel _channel;
    private readonly Timer _time;

    private DrawingProcess(Process process, Channel channel, SafeFileHandle pixels, TimeSpan maxTime)
    {
        (_process, _channel, Pixels) = (process, channel, pixels);
        var lastWords = new LastWords(Kill);
        _ = lastWords.DrainAsync(process.StandardOutput.BaseStream);
        _ = lastWords.DrainAsync(process.StandardError.BaseStream);
        _time = new(_ => Kill(), null, maxTime, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The pixels come out of it; it breaks off where the process fails.</summary>
    public SafeFileHandle Pixels { get; }

    public int ProcessId => _process.Id;

    /// <returns>Null when it cannot be started.</returns>
    public static DrawingProcess? Start(ContainmentOptions options, DrawingTerms terms, SafeFileHandle document)
    {
        if (Pipe() is not var (from, into))
            return null;

        using (into)
        {
            var (channel, forChild) = Channel.Pair();
            try
            {
                var process = Process.Start(ReadingProcess.StartInfo(options, forChild, DrawingChild.Stage))!;
                var drawing = new DrawingProcess(process, channel, from, options.MaxTimePerDrawing);
                channel.Send(FrameKind.Terms, JsonSerializer.SerializeToUtf8Bytes(terms, ReadingJson.Compact.DrawingTerms), document);
                channel.Send(FrameKind.Document, [], into);
                return drawing;
            }
            catch (Exception e) when (e is Win32Exception or IOException or SocketException)
            {
                channel.Dispose();
                from.Dispose();
                return null;
            }
            finally
            {
                _ = Native.close(forChild);
            }
        }
    }

    public void Dispose()
    {
        _time.Dispose();
        Kill();
        _channel.Dispose();
        Pixels.Dispose();
        _process.WaitForExit(MaxTimeToDie);
        _process.Dispose();
    }

    private static (SafeFileHandle From, SafeFileHandle Into)? Pipe()
    {
        const int closeOnExec = 0x80000;
        Span<int> ends = stackalloc int[2];
        return Native.pipe2(ends, closeOnExec) == 0 ? (new(ends[0], ownsHandle: true), new(ends[1], ownsHandle: true)) : null;
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
