using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Materials.Worker.Tests.Fixtures;

/// <summary>A connection to a server of this machine that can be cut and mended, as when the server or the network between goes away.</summary>
internal sealed class TcpLine : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly int _server;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly Task _accepting;
    private volatile bool _isCut;

    /// <param name="server">The port that it leads to.</param>
    public TcpLine(int server)
    {
        _server = server;
        _listener = new(IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Breaks every connection, and every new one at once.</summary>
    public void Cut()
    {
        _isCut = true;
        foreach (var client in _open.Keys)
            client.Close();
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Cut();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = JoinAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private async Task JoinAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            _open[client] = true;
            try
            {
                if (_isCut)
                    return;
                await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), _end.Token),
                    server.GetStream().CopyToAsync(client.GetStream(), _end.Token));
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
}
