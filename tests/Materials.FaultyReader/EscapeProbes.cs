using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Materials.FaultyReader;

/// <summary>Tries what a process that a hostile file has taken over would try.</summary>
internal static partial class EscapeProbes
{
    /// <summary>Every probe with <c>refused</c>, or with what it got.</summary>
    public static ImmutableArray<string> Run()
    {
        var parent = File.ReadLines("/proc/self/status").First(l => l.StartsWith("PPid:", StringComparison.Ordinal)).Split('\t')[1];
        return
        [
            Try("tcp", () => new TcpClient().Connect(IPAddress.Loopback, 9)),
            Try("listen", () => new TcpListener(IPAddress.Loopback, 0).Start()),
            Try("udp", () => new UdpClient(0).Dispose()),
            Try("unix socket", () => new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified).Dispose()),
            Try("program", () => Process.Start("/bin/true")!.Dispose()),
            Try("write", () => File.WriteAllText($"/tmp/materials-escape-{Environment.ProcessId}", "out")),
            Try("folder", () => Directory.CreateDirectory($"/tmp/materials-escape-{Environment.ProcessId}.d")),
            Try("passwd", () => File.ReadAllText("/etc/passwd")),
            Try("home", () => Directory.GetFileSystemEntries("/root")),
            Try("parent's environment", () => File.ReadAllBytes($"/proc/{parent}/environ")),
            Try("parent's memory", () => File.OpenRead($"/proc/{parent}/mem").Dispose()),
            Try("parent's descriptors", () => File.ResolveLinkTarget($"/proc/{parent}/fd/0", returnFinalTarget: false)!.Refresh()),
            Try("signal", () => Must(kill(int.Parse(parent), 0))),
            Try("signal to a thread", () => Must(tgkill(int.Parse(parent), int.Parse(parent), 0))),
            Try("limits", () => Must(prlimit(int.Parse(parent), 7, new ulong[] { 4096, 4096 }, null))),
            Try("trace", () => Must(ptrace(Attach, int.Parse(parent), 0, 0))),
            Try("mount", () => Must(mount("none", "/tmp", "tmpfs", 0, 0))),
            Try("namespaces", () => Must(unshare(NewUserNamespace))),
            Try("permissions", () => Must(chmod("/proc/self/exe", 0x1ff))),
            Try("rename", () => Must(rename("/tmp/materials-escape-a", "/tmp/materials-escape-b"))),
            Try("link", () => Must(symlink("/etc/passwd", $"/tmp/materials-escape-{Environment.ProcessId}.l"))),
            $"environment: {string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(k => !k.StartsWith("DOTNET_", StringComparison.Ordinal)).Order())}",
            $"descriptors: {Directory.GetFileSystemEntries("/proc/self/fd").Count(IsSocket)}",
        ];
    }

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return new FileInfo(descriptor).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Try(string what, Action attempt)
    {
        try
        {
            attempt();
            return $"{what}: done";
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionRefused)
        {
            return $"{what}: reached the network";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException or System.ComponentModel.Win32Exception)
        {
            return $"{what}: refused";
        }
    }

    private static void Must(int result)
    {
        if (result != 0)
            throw new IOException($"error {Marshal.GetLastPInvokeError()}");
    }

    private const int Attach = 16, NewUserNamespace = 0x10000000;

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ptrace(int request, int process, nint address, nint data);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mount(string source, string target, string type, nuint flags, nint data);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int unshare(int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chmod(string path, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rename(string from, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int symlink(string target, string link);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int tgkill(int process, int thread, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prlimit(int process, int resource, ulong[] limit, ulong[]? old);
}
