using System.Globalization;
using System.Text;
using Materials.Worker.Stores;

namespace Materials.Worker.Channels;

/// <summary>Remembers, where no worker's death can touch it, what was delivered: an event that comes again is not delivered again.</summary>
/// <remarks>
/// <para>Nobody can both send a mail and write down that it was sent in one step. So an attempt is written down before it, and its end after it. An attempt without an end
/// is that of a worker at work, or of one that died: nobody else begins until it must be over. Only where a worker dies between the server's word
/// and its own note is something sent twice, with the same id.</para>
/// <para>Thread-safe, and safe among workers.</para>
/// </remarks>
internal sealed class Deliveries(IStore store, TimeProvider time)
{
    /// <summary>What one attempt may take in all.</summary>
    internal static TimeSpan LongestSend => TimeSpan.FromSeconds(60);

    /// <summary>Beyond this an attempt that was begun is over, one way or another: twice what any may take.</summary>
    internal static TimeSpan LongestAttempt => 2 * LongestSend;

    /// <summary>What was sent must be written down: a store that is away is waited for as long as a message may be held.</summary>
    private static readonly TimeSpan s_longestNote = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private const string MediaType = "text/plain";

    /// <summary>Does the work unless it was done before, by whomever.</summary>
    /// <param name="send">Given a chance to claim it, just before the step that can't be taken back. Must throw unless it was delivered.</param>
    /// <exception cref="BegunElsewhereException">Another is at it.</exception>
    public async Task OnceAsync(string channel, string delivery, Func<Claim, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(ChannelNames.Delivered(channel, delivery), cancellationToken) is not null)
            return;
        var claim = new Claim(() => BeginAsync(channel, delivery, cancellationToken));
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(LongestSend);
        try
        {
            await send(claim, limited.Token);
        }
        catch (Exception)
        {
            if (claim.Attempt is { } attempt)
                await NoteAsync(ChannelNames.Failed(channel, delivery, attempt));
            throw;
        }

        await NoteAsync(ChannelNames.Delivered(channel, delivery));
    }

    private async Task<int> BeginAsync(string channel, string delivery, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await store.ReadAsync(ChannelNames.Begun(channel, delivery, attempt), cancellationToken) is { } begun)
            {
                if (await store.ReadAsync(ChannelNames.Failed(channel, delivery, attempt), cancellationToken) is null && IsYoung(begun.Span))
                    throw new BegunElsewhereException();
                continue;
            }

            // Whoever was at it may have ended well in between.
            if (!await store.CreateAsync(ChannelNames.Begun(channel, delivery, attempt), Now(), MediaType, cancellationToken)
                || await store.ReadAsync(ChannelNames.Delivered(channel, delivery), cancellationToken) is not null)
                throw new BegunElsewhereException();
            return attempt;
        }
    }

    private bool IsYoung(ReadOnlySpan<byte> begun) =>
        DateTimeOffset.TryParse(Encoding.ASCII.GetString(begun), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        // Clocks differ, either way.
        && (time.GetUtcNow() - at).Duration() < LongestAttempt;

    private byte[] Now() => Encoding.ASCII.GetBytes(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Not to be called off: it has happened.</summary>
    private async Task NoteAsync(string name)
    {
        for (var since = time.GetTimestamp(); ;)
        {
            try
            {
                await store.CreateAsync(name, Now(), MediaType, CancellationToken.None);
                return;
            }
            catch (Exception away) when (StoreFault.Is(away) && time.GetElapsedTime(since) < s_longestNote)
            {
                await Task.Delay(s_interval, time, CancellationToken.None);
            }
        }
    }
}

/// <summary>The right to deliver something, taken by whoever comes first.</summary>
internal sealed class Claim(Func<Task<int>> begin)
{
    /// <summary>Which attempt this is; null while it has not been claimed.</summary>
    public int? Attempt { get; private set; }

    /// <exception cref="BegunElsewhereException">Another is at it.</exception>
    public async Task TakeAsync() => Attempt = await begin();
}

/// <summary>Another worker is delivering it, or died over it moments ago.</summary>
internal sealed class BegunElsewhereException() : Exception("Another worker is delivering it.");
