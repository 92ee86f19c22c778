using System.Text.Json;
using Marketplace.Platform.Messaging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Marketplace.Platform.Http;

/// <summary>
/// A list as a file: the whole of it, page after page by the same query, so that it shows what the list shows and no more.
/// It is sent while it is read; what breaks off in the middle breaks the connection, and cannot be taken for a whole.
/// </summary>
internal sealed class Export<TQuery, TView>(TQuery query, Func<TQuery, string?, TQuery> from, Page<TView> first, ExportForm form) : IResult
    where TQuery : IQuery<Page<TView>>, IPagedQuery
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static async Task<IResult> Begin(HttpContext http, TQuery query, Func<TQuery, string?, TQuery> from, ExportForm form)
    {
        http.RequestServices.GetRequiredService<RateLimits>().File(http);
        // Whatever is wrong with the query is said before anything is sent.
        var whole = query.Limit is null or (>= 1 and <= IPagedQuery.MostItems);
        var first = await http.RequestServices.GetRequiredService<ISender>().Send(whole ? from(query, query.Cursor) : query, http.RequestAborted);
        return new Export<TQuery, TView>(query, from, first, form);
    }

    public async Task ExecuteAsync(HttpContext http)
    {
        var (sender, ct, output) = (http.RequestServices.GetRequiredService<ISender>(), http.RequestAborted, http.Response.BodyWriter);
        var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var table = form == ExportForm.Table ? new ExportTable(typeof(TView)) : null;

        http.Response.ContentType = table is null ? ExportForms.Lines : ExportForms.Table + "; charset=utf-8";
        table?.WriteHeader(output);
        for (var page = first; ;)
        {
            foreach (var item in page.Items)
            {
                if (table is null)
                {
                    await JsonSerializer.SerializeAsync(output, item, json, ct);
                    output.GetSpan(1)[0] = (byte)'\n';
                    output.Advance(1);
                }
                else
                {
                    table.Write(JsonSerializer.SerializeToElement(item, json), output);
                }
            }

            await Send(http);
            if (page.NextCursor is not { } next)
            {
                return;
            }

            page = await sender.Send(from(query, next), ct);
        }
    }

    // Who does not read on holds a place that others wait for.
    private static async Task Send(HttpContext http)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(LongestWait);
        try
        {
            await http.Response.BodyWriter.FlushAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            http.Abort();
            throw;
        }
    }
}

internal enum ExportForm { Lines, Table }

/// <summary>That a list can be asked for as a file; for the document.</summary>
internal sealed record Exported;

internal static class ExportForms
{
    public const string Lines = "application/x-ndjson";
    public const string Table = "text/csv";

    /// <param name="from">The query from a cursor on, in pages as large as they may be.</param>
    public static RouteHandlerBuilder AsFileToo<TQuery, TView>(this RouteHandlerBuilder route, Func<TQuery, string?, TQuery> from)
        where TQuery : IQuery<Page<TView>>, IPagedQuery => route.AsFileToo<TQuery, TView>(context => context.Arguments.OfType<TQuery>().Single(), from);

    /// <param name="asked">The query, where the endpoint is not given it as a whole.</param>
    public static RouteHandlerBuilder AsFileToo<TQuery, TView>(this RouteHandlerBuilder route, Func<EndpointFilterInvocationContext, TQuery> asked, Func<TQuery, string?, TQuery> from)
        where TQuery : IQuery<Page<TView>>, IPagedQuery => route
        .WithMetadata(new Exported())
        .AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
            return FormOf(context.HttpContext.Request) is { } form
                ? await Export<TQuery, TView>.Begin(context.HttpContext, asked(context), from, form)
                : await next(context);
        });

    // The first of what is wanted most that we have; the page of JSON where nothing else was meant.
    private static ExportForm? FormOf(HttpRequest request)
    {
        foreach (var type in request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1))
        {
            if (type.MediaType.Equals(Lines, StringComparison.OrdinalIgnoreCase))
            {
                return ExportForm.Lines;
            }

            if (type.MediaType.Equals(Table, StringComparison.OrdinalIgnoreCase))
            {
                return ExportForm.Table;
            }

            if (type.MatchesAllTypes || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return null;
    }
}
