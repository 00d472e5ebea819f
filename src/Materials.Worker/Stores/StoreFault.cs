using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace Materials.Worker.Stores;

/// <summary>Tells what the blob store, or the disk, does not do for the moment from what will never be.</summary>
internal static class StoreFault
{
    /// <summary>Whether it passes by itself.</summary>
    public static bool Is(Exception fault) => fault
        is RequestFailedException { Status: not 400 } or AuthenticationFailedException or IOException or SocketException or HttpRequestException
        || (fault is AggregateException { InnerExceptions: [var first, ..] } && Is(first));

    /// <summary>
    /// Whether every package would meet it: the store is gone, overloaded, or lets nobody in. What concerns one blob alone (it changed, it is not there) is not one.
    /// </summary>
    public static bool IsOutage(Exception fault) => Is(fault)
        && fault is not RequestFailedException { Status: 409 or 412 or 416 }
        && !(fault is RequestFailedException { ErrorCode: { } code } && code == BlobErrorCode.BlobNotFound);
}
