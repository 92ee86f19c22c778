using Marketplace.Platform;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.CodeSchemes;

internal sealed record GetCodes(string Scheme) : IQuery<CodeScheme>;

internal static class GetCodesEndpoint
{
    public static async Task<Ok<CodeScheme>> Handle(string scheme, ISender sender, CancellationToken ct) => TypedResults.Ok(await sender.Send(new GetCodes(scheme), ct));
}

internal sealed class GetCodesHandler : IQueryHandler<GetCodes, CodeScheme>
{
    public Task<CodeScheme> Handle(GetCodes query, CancellationToken ct) =>
        CodeScheme.All.TryGetValue(query.Scheme, out var scheme) ? Task.FromResult(scheme) : throw Problem.NotFound("scheme");
}
