namespace Marketplace.Matching;

/// <summary>By what English words a phrase begins, goes on and ends. Nothing here is of one field.</summary>
internal static class EnglishWords
{
    /// <summary>May stand before a phrase, and are no part of it.</summary>
    public static readonly Words Articles = new("a an the one");

    /// <summary>What begins with these points to something said elsewhere, or to anything at all.</summary>
    public static readonly Words Pointers = new("this that these those such same their its our his her your my both each every any all some several many various other another others one two three multiple which what following above below said only no different certain existing available current today's present traditional conventional typical standard legacy given");

    /// <summary>With "of": no thing of its own.</summary>
    public static readonly Words Measures = new("variety range number combination combinations set series lot multitude array suite host form forms type types kind kinds class mix plurality spectrum family pair majority variation nature use");

    /// <summary>End a phrase: function words, and verbs that stand behind a noun.</summary>
    public static readonly Words Ends = new(
        "for that which who whose to and or nor with in on of by using as is are was were be been being while when where whether from at into onto than then but if so because since although though however it they we you he she "
        + "can could may might will would shall should must cannot has have having had do does did not without within through throughout during under over between among across against about after before upon via per "
        + "allow allows allowing enable enables enabling provide provides providing perform performs performing achieve achieves achieving obtain obtained include includes including utilize utilizes utilizing use uses "
        + "require requires requiring capable able suitable appears appear seems seem consist consists consisting comprise comprising contain contains containing operate operates operating remain remains become becomes "
        + "need needs needed used make makes making made give gives given take takes taken get gets show shows shown offer offers result results cause causes causing reduce reduces reducing improve improves improving increase increases increasing "
        + "behind beyond amid around near outside inside toward towards unlike yet both based driven itself there here also more most less least very too just even such like i.e e.g etc vs rather instead well first second once due along together e g there's");

    /// <summary>Before a noun they are no part of its name; verbs in their plain form.</summary>
    public static readonly Words Verbs = new(
        "develop design build create produce fabricate construct demonstrate validate evaluate test measure improve reduce increase minimize maximize optimize provide use apply support ensure determine detect identify analyze assess support publish "
        + "replace deliver enhance integrate implement investigate explore consider understand address overcome meet satisfy select choose maintain prevent protect remove avoid eliminate mitigate simulate predict estimate track monitor inspect repair "
        + "leverage exploit combine process manage generate transmit receive store transfer convert translate occupy sense handle accommodate withstand survive resolve exceed weigh contain emit extract define describe document conduct perform propose submit seek desire find make take give keep bring ");

    /// <summary>Say nothing of the thing; a phrase of these and of <see cref="Things"/> is none.</summary>
    public static readonly Words Qualities = new(
        "new novel innovative advanced improved enhanced better best good high low higher lower large small larger smaller accurate robust efficient reliable effective cost-effective low-cost automated automatic scalable compact lightweight light low-power "
        + "real-time flexible portable affordable practical feasible potential possible appropriate suitable proper necessary relevant specific particular general generic common commercial military civilian industrial scientific dual-use government proposed "
        + "future emerging modern next-generation alternative alternate additional extra further multiple different various existing current traditional conventional standard typical available key critical important major main primary basic fundamental "
        + "technical technological operational functional modular integrated complete comprehensive unique simple complex deployable durable seamless innovative intelligent smart wide many most certain similar related resulting underlying active passive end-to-end sophisticated "
        + "raw real live full-scale small-scale large-scale prototype overall entire initial final optimal desired required total early timely rapid fast quick significant substantial optimum candidate quality dod navy army sbir sttr r&d private public sector");

    public static readonly Words Things = new(
        "system systems subsystem subsystems method methods methodology methodologies technology technologies technique techniques approach approaches capability capabilities solution solutions device devices tool tools toolset product products process processes "
        + "procedure procedures material materials application applications concept concepts design designs model models prototype prototypes algorithm algorithms software hardware component components data information analysis analyses research development "
        + "work effort efforts program programs project projects result results means way ways field fields area areas environment environments purpose purposes use uses task tasks operation operations condition conditions requirement requirements problem "
        + "problems need needs parameter parameters feature features function functions performance platform platforms framework frameworks scenario scenarios mission missions market markets sector industry customer customers user users community option "
        + "options nature basis order conjunction manner case cases example examples parallel detail practice place part parts parameter value values set sets number time test tests demonstration evaluation understanding knowledge experience equipment "
        + "architecture architectures techniques and or phase topic goal goals purpose resources support others");

    /// <summary>A plan is none of what is wanted, whatever it is a plan of.</summary>
    public static readonly Words Papers = new("plan plans report reports roadmap strategy strategies proposal schedule team partnership relationship documentation document knowledge understanding ability list paper budget case need understanding study studies business market ease skills production factors performance availability characteristics contest concept concepts awareness requirements capability approach");

    /// <summary>Who has to do something says nothing of the thing.</summary>
    public static readonly Words People = new(
        "offeror offerors proposer proposers applicant applicants contractor contractors performer performers awardee awardees company companies firm firms business businesses team teams partner partners researcher researchers investigator "
        + "operator operators user users soldier soldiers warfighter warfighters medic medics analyst analysts pilot pilots aviator aviators maintainer maintainers personnel clinician clinicians physician physicians patient patients student students "
        + "army navy force usaf usmc dod darpa nasa government agency agencies proposal proposals phase topic effort efforts project projects program programs plan plans report reports deliverable deliverables work research demonstration "
        + "submission submissions application applications study studies commander commanders crew driver drivers people one we you they who he she i operators everyone vendors vendor manufacturer manufacturers industry investigators this that these "
        + "engineer engineers development goal goals objective objectives there problem problems challenge challenges issue issues approach approaches business case cases decision decisions information");

    /// <summary>Of something that is worked on, not of what it is like.</summary>
    public static readonly Words Doings = new(
        "developed considered addressed demonstrated understood submitted provided included described met used made taken performed conducted done determined evaluated tested explored investigated studied identified proposed shown given validated solved overcome "
        + "required balanced carried employed applied reported delivered discussed established defined specified judged obtained found created designed built implemented gathered treated noted emphasized kept put assessed analyzed measured chosen selected collected drawn called written provisioned moved sent connected "
        + "address consider demonstrate show propose submit describe understand rely look overcome develop contend deal wait learn know decide choose take make identify define explore investigate assess address solve leverage establish think be");

    public static bool IsQuality(ReadOnlySpan<char> word) => Qualities.Has(word) || EndsAs(word, "able", "ible", "ous", "ful", "less", "ical", "ional") || (EndsAs(word, "ly") && word.Length < 12 && !EndsAs(word, "ssembly", "upply", "amily"))
        || (EndsAs(word, "ive") && !EndsAs(word, "drive", "ditive", "dhesive", "losive", "motive", "ctive", "servative"));

    public static bool IsVerb(ReadOnlySpan<char> word) =>
        Verbs.Has(word) || word.Length > 5 && EndsAs(word, "ing") && (Verbs.Has(word[..^3]) || Verbs.Has($"{word[..^3]}e"));

    public static bool EndsAs(ReadOnlySpan<char> word, params ReadOnlySpan<string> ends)
    {
        foreach (var end in ends)
            if (word.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}

/// <summary>A set of words, in any case.</summary>
internal sealed class Words(string words)
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup =
        new HashSet<string>(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Has(ReadOnlySpan<char> word) => lookup.Contains(word);
}
