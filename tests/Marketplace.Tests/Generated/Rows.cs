using Npgsql;

namespace Marketplace.Tests.Generated;

/// <summary>Everything that a request could have written, but for what it leaves on purpose: kept answers, and changes that readers take away.</summary>
internal sealed class Rows(string connection)
{
    private const string Tables =
        """
        select string_agg(format('select count(*) from %I.%I', schemaname, tablename), ' union all ')
        from pg_tables where schemaname in ('needs', 'results', 'organizations', 'people', 'deals', 'rates', 'access', 'imports') or (schemaname = 'platform' and tablename = 'history')
        """;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);
    private string? _sql;

    public async Task<long> Count()
    {
        _sql ??= $"select sum(count)::bigint from ({await Scalar(Tables)}) counts";
        return (long)(await Scalar(_sql))!;
    }

    private async Task<object?> Scalar(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
