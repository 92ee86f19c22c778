using Marketplace.Platform;

namespace Marketplace.Imports.Mappings.OpenLicenceNotices.Fees;

/// <summary>What a notice says of payment, in yuan and percent.</summary>
internal sealed record FeeTerms(LicencePayment? Payment, decimal? Fee, decimal? AnnualFee, Share? Royalty, int? Years);

/// <param name="PercentTo">The upper end, where it is a range.</param>
internal sealed record Share(decimal Percent, decimal? PercentTo, RoyaltyBase? Base);

/// <summary>What an amount is, by the words around it.</summary>
internal enum FeeRole { Sum, SumAYear, Entry, EntryAYear, Total, First, Each }
