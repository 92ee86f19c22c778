using System.Linq.Expressions;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Results;

internal sealed class LockResults(MarketplaceDb db, ISuspensions suspended, Actor actor, TimeProvider time) : ILockResults
{
    public async Task<LockedResult?> Lock(Guid resultId, CancellationToken ct) =>
        await db.LockedResult(resultId, actor, suspended, ct) is { } result
            ? new LockedResult(result.Id, result.OwnerId, ResultFlow.Matchable.Contains(result.Status), result.Verified, result.Field)
            : null;

    public async Task Conclude(Guid resultId, ResultConclusion how, CancellationToken ct) =>
        (await db.Results.SingleAsync(r => r.Id == resultId, ct)).Take(ResultFlow.Conclude, Actor.System, time.Now(), to: how switch
        {
            ResultConclusion.Transferred => ResultStatus.Transferred,
            ResultConclusion.ExclusivelyLicensed => ResultStatus.ExclusivelyLicensed,
            _ => ResultStatus.Invested,
        });
}

internal sealed class MatchableResults(MarketplaceDb db, ISuspensions suspended) : IMatchSource, INamedResults
{
    public string Side => "results";

    public async Task<IReadOnlyList<MatchItem>> Read(IReadOnlyCollection<Guid>? ids, CancellationToken ct) =>
        await Matchable.Where(r => ids == null || ids.Contains(r.Id)).Select(Item).ToListAsync(ct);

    public async Task<MatchItem?> Read(Guid id, CancellationToken ct) => await Matchable.Where(r => r.Id == id).Select(Item).SingleOrDefaultAsync(ct);

    public async Task<ILookup<string, Guid>> Find(IReadOnlyCollection<string> externalIds, Actor actor, CancellationToken ct)
    {
        var named = Matchable.Where(r => externalIds.Contains(r.ExternalId!));
        if (!actor.IsOperator)
        {
            var own = actor.Organizations;
            named = named.Where(r => own.Contains(r.OwnerId));
        }

        var found = await named.Select(r => new { r.ExternalId, r.Id }).ToListAsync(ct);
        return found.ToLookup(r => r.ExternalId!, r => r.Id);
    }

    private IQueryable<Result> Matchable
    {
        get
        {
            var hidden = suspended.Organizations;
            return db.Results.Where(r => ResultFlow.Matchable.Contains(r.Status) && !hidden.Contains(r.OwnerId));
        }
    }

    private static readonly Expression<Func<Result, MatchItem>> Item = r => new MatchItem(
        r.Id, r.ExternalId, r.OwnerId, r.OwnerId, r.Title, r.TitleEn, r.Summary ?? "", r.SummaryEn, r.Keywords, r.Region, r.Industry, r.Field, r.Trl, r.Language,
        !r.Verified, null, Offers(r.Licences, r.OpenLicence));

    private static ResultTerms Offers(IReadOnlyList<Licence> licences, OpenLicence? open) =>
        licences.Count == 0 && open is null ? ResultTerms.Unsaid : new(licences, open?.Fee ?? open?.AnnualFee, open?.ValidUntil, open?.Regions ?? []);

    public async Task<MatchItem?> ReadOwn(Guid id, Actor actor, CancellationToken ct)
    {
        var own = actor.ActingFor;
        return await db.Results.Where(r => r.Id == id && own.Contains(r.OwnerId)).Select(Item).SingleOrDefaultAsync(ct);
    }
}

internal sealed class ResultsOnFeed(MarketplaceDb db) : IOwnedItems
{
    public Task Retell(Guid organization, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"insert into platform.changes (kind, id) select {ResultFlow.Table.Kind}, id from results.results where owner_id = {organization} and status <> 'draft'", ct);
}
