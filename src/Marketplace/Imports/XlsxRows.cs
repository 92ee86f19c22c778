using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using Marketplace.Integration;
using Marketplace.Platform;

namespace Marketplace.Imports;

/// <summary>The first sheet of a workbook; its first row names the columns.</summary>
internal static class XlsxRows
{
    private const int MostRows = 1 << 20;
    private const int MostColumns = 1000;

    // What is packed is XML: real sheets shrink to a tenth, and the worst case of the method is a thousandth.
    private const long MostUnpacked = 4L << 30;
    private const long MostTimes = 200;
    private const long AlwaysUnpacked = 64L << 20;

    // All texts of a workbook are in memory at once, at twice their size.
    private const long MostSharedTexts = 256L << 20;

    static XlsxRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<Lines.Line> Read(Stream file, IReadOnlyDictionary<string, CellForm> columns)
    {
        Guarded(() => Check(file));
        file.Position = 0;
        using var book = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true }));
        // A row may say that it is the two-thousand-millionth, and all before it are then empty.
        if (book.RowCount > MostRows || book.FieldCount > MostColumns)
        {
            throw FileFault.Of("file_table_too_large", MostRows, MostColumns);
        }

        TableRows? rows = null;
        using var errors = XlsxErrors.Read(file).GetEnumerator();
        var hasError = Guarded(errors.MoveNext);
        while (Guarded(book.Read))
        {
            var cells = new string[book.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Text(book.GetValue(i));
            }

            var faults = new Dictionary<int, string>();
            for (; hasError && errors.Current.Row <= book.Depth; hasError = Guarded(errors.MoveNext))
            {
                var (_, column, text) = errors.Current;
                faults[column] = column < cells.Length ? cells[column] = text : throw FileFault.Of("file_not_xlsx");
            }

            if (TableRows.IsBlank(cells))
            {
                continue;
            }

            if (rows is null)
            {
                rows = new TableRows(cells, columns);
            }
            else
            {
                yield return rows.Row(book.Depth + 1, cells, faults);
            }
        }

        if (hasError)
        {
            throw FileFault.Of("file_not_xlsx");
        }
    }

    // By what the archive says of itself: where that is a lie, unpacking ends at what it says.
    private static bool Check(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var unpacked = archive.Entries.Sum(entry => entry.Length);
        var texts = archive.Entries.Where(entry => entry.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase)).Sum(entry => entry.Length);
        return unpacked > MostUnpacked || texts > MostSharedTexts || (unpacked > AlwaysUnpacked && unpacked / MostTimes > file.Length)
            ? throw Problem.Of("unpacks_too_large")
            : true;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("s", CultureInfo.InvariantCulture),
        // Numbers are binary fractions there: a code of digits is not to come out as 1E+17.
        double number when Math.Abs(number) < 1e15 && number == Math.Floor(number) => ((long)number).ToString(CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // A damaged workbook shows itself in as many ways as there are.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is EndOfStreamException or not (ProblemException or IOException))
        {
            throw FileFault.Of("file_not_xlsx");
        }
    }
}
