using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>What a line does.</summary>
internal enum LineState
{
    Sound,

    /// <summary>Every connection breaks at once.</summary>
    Cut,

    /// <summary>Whatever is asked, the answer is 503.</summary>
    Busy,

    /// <summary>Whatever is asked, the answer is 404, as from a gateway that has lost its way.</summary>
    Lost,

    /// <summary>Answers come a few bytes at a time.</summary>
    Drip,

    /// <summary>Answers are held back until the state is another.</summary>
    Hold,
}

/// <summary>A line to a server of this machine that can go wrong in the ways that lines and servers do.</summary>
internal sealed class FaultyLine : IAsyncDisposable
{
    private const int DripBytes = 64;
    private static readonly TimeSpan s_dripInterval = TimeSpan.FromMilliseconds(100);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Task _accepting;
    private volatile LineState _state;

    public FaultyLine(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>From now on; connections that are open break, as they would.</summary>
    public void Turn(LineState state)
    {
        var previous = _state;
        _state = state;
        if (state is LineState.Drip or LineState.Hold || previous is LineState.Hold)
            return;
        foreach (var client in _open.Keys)
            client.Close();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Turn(LineState.Cut);
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            _open[client] = true;
            try
            {
                switch (_state)
                {
                    case LineState.Cut:
                        return;
                    case LineState.Busy:
                        await AnswerAsync(client.GetStream(), "503 Server Busy");
                        return;
                    case LineState.Lost:
                        await AnswerAsync(client.GetStream(), "404 Not Found");
                        return;
                    default:
                        await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
                        await Task.WhenAny(
                            client.GetStream().CopyToAsync(server.GetStream(), _end.Token),
                            CopyAsync(server.GetStream(), client.GetStream()));
                        return;
                }
            }
            catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                // That is what it is for.
            }
            finally
            {
                _open.TryRemove(client, out _);
            }
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[81920];
        while (await from.ReadAsync(buffer, _end.Token) is > 0 and var read)
        {
            while (_state == LineState.Hold)
                await Task.Delay(s_dripInterval, _end.Token);
            for (var at = 0; at < read;)
            {
                var drips = _state == LineState.Drip;
                var count = drips ? Math.Min(DripBytes, read - at) : read - at;
                await to.WriteAsync(buffer.AsMemory(at, count), _end.Token);
                at += count;
                if (drips)
                    await Task.Delay(s_dripInterval, _end.Token);
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream, string status)
    {
        // The whole head of the request first; what follows it is not looked at.
        var head = new byte[16384];
        var read = 0;
        while (read < head.Length && await stream.ReadAsync(head.AsMemory(read), _end.Token) is > 0 and var count)
        {
            read += count;
            if (head.AsSpan(0, read).IndexOf("\r\n\r\n"u8) >= 0)
                break;
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), _end.Token);
    }
}
