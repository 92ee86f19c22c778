using Marketplace.Platform;
using Marketplace.Platform.Messaging;

namespace Marketplace.Integration;

/// <param name="Value">As the contract has it; whether it counts is another matter.</param>
[StableName("deal.signed")]
internal sealed record DealSigned(
    Guid DealId, Guid? NeedId, Guid? ResultId, Guid BuyerId, Guid SellerId, Guid? BrokerId, Money Value, DateTimeOffset At) : IIntegrationEvent
{
    public string Key => DealId.ToString();
}
