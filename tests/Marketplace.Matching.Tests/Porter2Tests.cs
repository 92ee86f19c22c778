namespace Marketplace.Matching.Tests;

public sealed class Porter2Tests
{
    [Theory]
    [InlineData("technologies technology technological", "technolog technolog technolog")]
    [InlineData("consist consisted consistency consistently consolation consolidating conspicuously", "consist consist consist consist consol consolid conspicu")]
    [InlineData("knack knackeries knaves knavish kneaded knightly knitting", "knack knackeri knave knavish knead knight knit")]
    [InlineData("caresses flies dies mules denied agreed owned humbled sizing hoping hopping", "caress fli die mule deni agre own humbl size hope hop")]
    [InlineData("gas this gaps kiwis ties cries bias skis dying news exceed", "gas this gap kiwi tie cri bias ski die news exceed")]
    [InlineData("relational conditional rational valency hesitancy digitizer conformably radically differently", "relat condit ration valenc hesit digit conform radic differ")]
    [InlineData("vietnamization predication operator feudalism decisiveness hopefulness callousness formality sensitivity sensibility", "vietnam predic oper feudal decis hope callous formal sensit sensibl")]
    [InlineData("triplicate formative formalize electricity electrical hopeful goodness", "triplic format formal electr electr hope good")]
    [InlineData("revival allowance inference airliner adjustable defensible irritant replacement adjustment dependent adoption", "reviv allow infer airlin adjust defens irrit replac adjust depend adopt")]
    [InlineData("communism activate angularity homologous effective bowdlerize probate rate cease controlling rolling", "communism activ angular homolog effect bowdler probat rate ceas control roll")]
    [InlineData("generous generate general communication arsenic arsenal", "generous generat general communic arsenic arsenal")]
    [InlineData("youth boy boyish fly say by enjoyed bed shred filing failing luxuriated", "youth boy boyish fli say by enjoy bed shred file fail luxuri")]
    [InlineData("5g co2 naïve at", "5g co2 naïve at")]
    public void A_word_has_the_stem_of_the_published_algorithm(string words, string stems) =>
        string.Join(' ', words.Split(' ').Select(Stem)).ShouldBe(stems);

    private static string Stem(string word)
    {
        var letters = word.ToCharArray();
        return new(letters, 0, Porter2.Stem(letters));
    }
}
