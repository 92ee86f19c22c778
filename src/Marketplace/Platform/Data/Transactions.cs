using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Platform.Data;

internal static class Transactions
{
    /// <summary>All of the work, or nothing of it.</summary>
    /// <exception cref="NpgsqlException">The connection was lost. Between two statements Npgsql says of it only that the transaction is over, as of a mistake of ours.</exception>
    public static async Task<T> InTransaction<T>(this MarketplaceDb db, Func<Task<T>> work, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            var result = await work();
            await transaction.CommitAsync(ct);
            return result;
        }
        catch (InvalidOperationException fault) when (db.Database.GetDbConnection().State != ConnectionState.Open)
        {
            throw new NpgsqlException("The connection was lost in a transaction", new IOException(fault.Message, fault));
        }
    }
}
