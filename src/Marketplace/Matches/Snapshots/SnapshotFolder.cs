using System.Diagnostics;
using Marketplace.Matching;
using Marketplace.Platform;

namespace Marketplace.Matches.Snapshots;

/// <summary>
/// Where the indexes lie on disk (<c>Matching:SnapshotFolder</c>; nowhere, where nothing is set): one file a side. A file is there whole or as it was before,
/// for nobody but this user; of several instances that have the same folder one writes at a time, and the others let it be.
/// </summary>
internal sealed class SnapshotFolder
{
    private const int DefaultMinutes = 10;
    private const UnixFileMode Ours = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string? _path;

    public SnapshotFolder(IConfiguration settings)
    {
        _path = settings["Matching:SnapshotFolder"] is { Length: > 0 } path ? Path.GetFullPath(path) : null;
        var minutes = settings.GetValue("Matching:SnapshotMinutes", (double)DefaultMinutes);
        Between = minutes is > 0 and < int.MaxValue ? TimeSpan.FromMinutes(minutes) : throw new StartRefusedException("Matching__SnapshotMinutes is a number above 0.");
    }

    public bool IsSet => _path is not null;

    /// <summary>From one snapshot to the next, where there is news.</summary>
    public TimeSpan Between { get; }

    /// <exception cref="InvalidDataException">There is none, or it is damaged, or of another version.</exception>
    /// <exception cref="IOException"/>
    /// <exception cref="UnauthorizedAccessException"/>
    public KeptSide Read(MatchSide side)
    {
        if (!File.Exists(FileOf(side)))
        {
            throw new InvalidDataException("There is none.");
        }

        using var from = new FileStream(FileOf(side), new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete });
        var head = SnapshotHead.Read(from);
        if (head.Side != side)
        {
            throw new InvalidDataException("It is of the other side.");
        }

        var (items, index) = (PackedEntries.Read(from), new MatchIndex());
        index.Load(from);
        return new(head, items, index);
    }

    /// <returns>How long it took; null where another instance is at it.</returns>
    /// <exception cref="IOException"/>
    /// <exception cref="UnauthorizedAccessException"/>
    public TimeSpan? Write(SnapshotHead head, SideIndex index)
    {
        var clock = Stopwatch.StartNew();
        CreateFolder();
        using var alone = Alone(head.Side);
        if (alone is null)
        {
            return null;
        }

        var (file, fresh) = (FileOf(head.Side), FileOf(head.Side) + ".new");
        File.Delete(fresh);
        using (var to = new FileStream(fresh, ForUs(new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 })))
        {
            head.Write(to);
            PackedEntries.Of(index.All).Write(to);
            index.Index.Save(to);
            to.Flush(flushToDisk: true);
        }

        File.Move(fresh, file, overwrite: true);
        return clock.Elapsed;
    }

    // Locked by the system, and free again however its process ends.
    private FileStream? Alone(MatchSide side)
    {
        try
        {
            return new FileStream(FileOf(side) + ".lock", ForUs(new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 }));
        }
        catch (IOException) when (File.Exists(FileOf(side) + ".lock"))
        {
            return null;
        }
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path!);
        }
        else
        {
            Directory.CreateDirectory(_path!, Ours | UnixFileMode.UserExecute);
        }
    }

    private static FileStreamOptions ForUs(FileStreamOptions options)
    {
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Ours;
        }

        return options;
    }

    private string FileOf(MatchSide side) => Path.Combine(_path!, SnakeCase.Name(side) + ".snapshot");
}

/// <summary>What lies in the file of a side.</summary>
/// <param name="Items">Beside their texts, which <paramref name="Index"/> has read.</param>
internal sealed record KeptSide(SnapshotHead Head, PackedEntries Items, MatchIndex Index);
