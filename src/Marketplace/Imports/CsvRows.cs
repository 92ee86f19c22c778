using System.Runtime.CompilerServices;
using System.Text;
using Marketplace.Integration;
using Marketplace.Platform;
using Sylvan.Data.Csv;

namespace Marketplace.Imports;

/// <summary>A table as RFC 4180 has it, in UTF-8, with a mark or without; the first row names the columns.</summary>
internal static class CsvRows
{
    // Well above the longest row that is taken, so that such a row is an error of its own and the others are read.
    private const int LongestRow = 8 << 20;
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static async IAsyncEnumerable<Lines.Line> Read(
        Stream file, IReadOnlyDictionary<string, CellForm> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        using var text = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        await using var csv = await Opened(text, ct);
        TableRows? rows = null;
        for (var number = 1; await Next(csv, number, ct);)
        {
            var cells = new string[csv.RowFieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = csv.GetString(i);
            }

            if (!TableRows.IsBlank(cells))
            {
                if (rows is null)
                {
                    rows = new TableRows(cells, columns);
                }
                else
                {
                    yield return rows.Row(number, cells);
                }
            }

            number += 1 + cells.Sum(LineEnds);
        }
    }

    private static Task<CsvDataReader> Opened(StreamReader text, CancellationToken ct) => Guarded(() => CsvDataReader.CreateAsync(
        text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',', BufferSize = 1 << 16, MaxBufferSize = LongestRow }, ct), 1);

    private static Task<bool> Next(CsvDataReader csv, int number, CancellationToken ct) => Guarded(() => csv.ReadAsync(ct), number);

    // From a quote that is not closed on, nobody knows where a row ends: the file is refused as a whole, before anything of it is taken.
    private static async Task<T> Guarded<T>(Func<Task<T>> read, int number)
    {
        try
        {
            return await read();
        }
        catch (CsvRecordTooLargeException)
        {
            throw FileFault.Of("file_line_long", number);
        }
        catch (FormatException)
        {
            throw FileFault.Of("file_line", number);
        }
        catch (DecoderFallbackException)
        {
            throw FileFault.Of("file_not_utf8");
        }
    }

    private static int LineEnds(string cell)
    {
        var ends = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            if (cell[i] == '\n' || (cell[i] == '\r' && (i + 1 == cell.Length || cell[i + 1] != '\n')))
            {
                ends++;
            }
        }

        return ends;
    }
}
