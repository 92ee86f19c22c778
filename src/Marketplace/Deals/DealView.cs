using Marketplace.Platform;

namespace Marketplace.Deals;

/// <summary>A deal as it is answered.</summary>
/// <param name="Route">How its price is set; null until it is said.</param>
internal sealed record DealView(
    Guid Id, DealStatus Status, Guid? NeedId, Guid? ResultId, Guid BuyerId, Guid SellerId, Guid? BrokerId, ContractType ContractType, Licence? Licence, TechnologyField? Field,
    string? Terms, PriceRoute? Route, bool BuyerConfirmed, bool SellerConfirmed, bool StateFounded, string? Number, DateOnly? SignedOn,
    DateTimeOffset? EndedAt, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public static readonly DealView Example = Of(new Deal(DealFields.Example, false, TechnologyField.NewMaterials, Actor.System, DateTimeOffset.UnixEpoch)) with
    {
        Id = new Guid("01980000-0000-7000-8000-000000000004"),
    };

    public static DealView Of(Deal d) => new(
        d.Id, d.Status, d.NeedId, d.ResultId, d.BuyerId, d.SellerId, d.BrokerId, d.ContractType, d.Licence, d.Field, d.Terms, d.Route, d.BuyerConfirmed,
        d.SellerConfirmed, d.StateFounded, d.Number, d.SignedOn, d.EndedAt, d.CreatedAt, d.UpdatedAt, d.Version);

    public static DealView After(string step) => Example with { Status = DealFlow.Table.EndOf(step), Version = 2 };
}
