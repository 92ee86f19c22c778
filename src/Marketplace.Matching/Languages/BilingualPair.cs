namespace Marketplace.Matching;

/// <summary>Two texts that say the same. An empty one on either side teaches nothing.</summary>
public sealed record BilingualPair(string Chinese, string English);
