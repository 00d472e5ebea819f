using System.Net;
using System.Net.Sockets;

namespace Materials.Worker.Channels.Webhooks;

/// <summary>Makes the connections of webhooks: a name is resolved once, what it leads to is judged, and that very address is connected to.</summary>
/// <remarks>A name that leads elsewhere the next time (rebinding) gains nothing by it: there is no next time.</remarks>
/// <param name="resolve">Asks the name service.</param>
internal sealed class GuardedLine(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <exception cref="TargetRefusedException">It leads to this machine or into a private network.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, cancellationToken);
        // One that is private among others that are not is no accident.
        if (addresses.Length == 0 || (!allowPrivate && !addresses.All(PublicAddress.Is)))
            throw new TargetRefusedException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The receiver's name leads to nowhere, to this machine or into a private network.</summary>
internal sealed class TargetRefusedException() : IOException("The receiver of webhooks is not on the public internet.");
