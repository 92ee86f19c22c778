namespace Marketplace.Matching;

/// <summary>The levels by which technology-transfer staff judge a match.</summary>
public enum Level { None = 1, Weak = 2, Good = 3, Strong = 4 }
