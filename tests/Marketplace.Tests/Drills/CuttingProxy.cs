using System.Net.Sockets;

namespace Marketplace.Tests.Drills;

/// <summary>
/// Stands between two who talk TCP and passes everything on, until one asks what it was told of: that is passed on too, but
/// of the answer nothing arrives, and both are cut off. Or some questions later: then the last of them does not arrive either.
/// </summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private byte[]? _fatal;
    private Mark? _mark;
    private int _cuts;

    public CuttingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Once: the next who says this hears nothing of what came of it.</summary>
    public void CutAfter(ReadOnlySpan<byte> words) => Volatile.Write(ref _fatal, words.ToArray());

    /// <summary>Once: who says this is heard so many times more, and then cut off in the middle.</summary>
    public void CutLater(ReadOnlySpan<byte> words, int questions) => Volatile.Write(ref _mark, new Mark(words.ToArray(), questions));

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Pass(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Pass(TcpClient asking)
    {
        using var answering = new TcpClient();
        using (asking)
        {
            try
            {
                await answering.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                var (isDoomed, left) = (false, int.MaxValue);
                bool Hears(byte[] said)
                {
                    isDoomed |= IsFatal(said);
                    return !IsLast(said, ref left);
                }

                await Task.WhenAny(
                    Copy(asking, answering, Hears),
                    Copy(answering, asking, _ => !isDoomed));
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
            {
                // One of them has hung up, and so do we on the other.
            }
        }
    }

    private bool IsFatal(ReadOnlySpan<byte> said)
    {
        if (Volatile.Read(ref _fatal) is not { } words || said.IndexOf(words) < 0 || Interlocked.Exchange(ref _fatal, null) is null) return false;
        Interlocked.Increment(ref _cuts);
        return true;
    }

    private bool IsLast(ReadOnlySpan<byte> said, ref int left)
    {
        if (left < int.MaxValue) left--;
        else if (Volatile.Read(ref _mark) is { } mark && said.IndexOf(mark.Words) >= 0 && Interlocked.CompareExchange(ref _mark, null, mark) == mark) left = mark.Questions;
        if (left > 0) return false;
        Interlocked.Increment(ref _cuts);
        return true;
    }

    /// <param name="isPassedOn">Of each part; where it is not, all is over.</param>
    private async Task Copy(TcpClient from, TcpClient to, Func<byte[], bool> isPassedOn)
    {
        var buffer = new byte[1 << 16];
        while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var read && read > 0 && isPassedOn(buffer[..read]))
        {
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private sealed record Mark(byte[] Words, int Questions);
}
