using System.Text.RegularExpressions;

namespace Marketplace.Platform;

/// <summary>The 11 fields of contract registration (技术合同认定登记), the default scheme <c>field</c>.</summary>
internal enum TechnologyField
{
    ElectronicsInformation, Aerospace, AdvancedManufacturing, BiomedicineDevices, NewMaterials, NewEnergyEfficiency,
    EnvironmentResources, Nuclear, Agriculture, Transport, UrbanSocial,
}

/// <summary>The default scheme <c>licence</c>.</summary>
internal enum Licence { Exclusive, Sole, Ordinary, Cross, Open, Assignment, Equity }

/// <summary>The default scheme <c>ipKind</c>.</summary>
internal enum IpKind
{
    None, KnowHow, PatentInvention, PatentUtility, PatentDesign, SoftwareCopyright, IcLayout, PlantVariety, BiomedicalVariety, Other,
}

/// <summary>How an open licence is paid: the default scheme <c>licencePayment</c>.</summary>
internal enum LicencePayment { Free, LumpSum, Instalments, AnnualFee, RunningRoyalty, EntryFeeAndRoyalty, Negotiable, Other }

/// <summary>Of what a royalty is a share (Civil Code 846): the default scheme <c>royaltyBase</c>.</summary>
internal enum RoyaltyBase { NetSales, Sales, Price, AddedOutput, Profit }

/// <summary>The languages that a text can be written in.</summary>
internal enum Language { Zh, En }

/// <summary>Codes whose form can be checked without a register.</summary>
internal static partial class Codes
{
    /// <summary>How the codes look; that a check character is right, no pattern can say.</summary>
    public const string UsccForm = "^[0-9A-HJ-NPQRTUWXY]{18}$";
    public const string RorForm = @"^(https://ror\.org/)?0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$";
    public const string OrcidForm = @"^(https://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$";
    public const string RegionForm = "^([1-9][0-9]{5}|[A-Z]{2})$";
    public const string IndustryForm = "^[0-9]{2}$";

    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string RorAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>统一社会信用代码: GB 32100-2015, weights 3^i mod 31, check character (31 − Σ mod 31) mod 31.</summary>
    public static bool IsUscc(string code)
    {
        if (code.Length != 18 || code.Any(c => !UsccAlphabet.Contains(c)))
        {
            return false;
        }

        var (sum, weight) = (0, 1);
        foreach (var c in code[..17])
        {
            (sum, weight) = (sum + UsccAlphabet.IndexOf(c) * weight, weight * 3 % 31);
        }

        return UsccAlphabet[(31 - sum % 31) % 31] == code[17];
    }

    /// <summary>A ROR id, bare or as its URL: 0, six characters of Crockford's base 32, two check digits of ISO 7064 mod 97-10.</summary>
    public static bool IsRor(string id)
    {
        var bare = BareRor(id);
        return Ror().IsMatch(id)
            && 98 - bare[..7].Aggregate(0L, (n, c) => n * 32 + RorAlphabet.IndexOf(c)) * 100 % 97 == int.Parse(bare[7..], null);
    }

    public static string BareRor(string id) => id.StartsWith("https://ror.org/", StringComparison.Ordinal) ? id["https://ror.org/".Length..] : id;

    /// <summary>An ORCID iD, bare or as its URL: 16 characters, the last a check digit of ISO 7064 mod 11-2.</summary>
    public static bool IsOrcid(string id)
    {
        var bare = BareOrcid(id);
        if (!Orcid().IsMatch(id))
        {
            return false;
        }

        var digits = bare.Replace("-", "", StringComparison.Ordinal);
        var check = (12 - digits[..15].Aggregate(0, (total, c) => (total + c - '0') * 2 % 11)) % 11;
        return digits[15] == (check == 10 ? 'X' : (char)('0' + check));
    }

    public static string BareOrcid(string id) => id.StartsWith("https://orcid.org/", StringComparison.Ordinal) ? id["https://orcid.org/".Length..] : id;

    public static bool IsRegion(string code) => Region().IsMatch(code);

    public static bool IsIndustry(string code) => Industry().IsMatch(code);

    [GeneratedRegex(RorForm)]
    private static partial Regex Ror();

    [GeneratedRegex(OrcidForm)]
    private static partial Regex Orcid();

    [GeneratedRegex(RegionForm)]
    private static partial Regex Region();

    [GeneratedRegex(IndustryForm)]
    private static partial Regex Industry();
}
