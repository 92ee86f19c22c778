using Npgsql;

namespace Marketplace.Platform.Data;

/// <summary>
/// That one node does something and no other. Held by a connection, and not by a transaction, which would hold up the feed; where the node dies, the
/// connection ends, and the next node takes it.
/// </summary>
internal sealed class NodeLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _name;

    private NodeLock(NpgsqlConnection connection, string name) => (_connection, _name) = (connection, name);

    /// <returns>Null where another has it.</returns>
    public static async Task<NodeLock?> Take(NpgsqlDataSource database, string name, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            if (await Ask(connection, "pg_try_advisory_lock", name, ct))
            {
                return new NodeLock(connection, name);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await using (_connection)
        {
            // Else the connection would wait in the pool with it.
            await Ask(_connection, "pg_advisory_unlock", _name, CancellationToken.None);
        }
    }

    private static async Task<bool> Ask(NpgsqlConnection connection, string function, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select {function}(hashtext($1))", connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is true;
    }
}
