namespace Ingest.Sources.Charsets;

/// <summary>
/// How seldom a letter follows another one in Russian: −ln of the probability, rounded, from the texts of this product; words that start with ё, which are mostly names, by hand. A row is the letter
/// before, а to я with ё after е and then what is no letter; a column is the letter after, in the same order.
/// </summary>
internal static class RussianPairs
{
    /// <summary>The place of what is no letter: the start or the end of a word.</summary>
    public const int Edge = 33;

    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    private static readonly string[] Costs =
    [
        "9434446536433327443255543659999432", // а
        "3878727564842832824828848834368454", // б
        "2946726953943632754459587489357962", // в
        "2685448882873841618858888688888883", // г
        "2645624572954432434939687597469953", // д
        "5544356446442326423267554559999662", // е
        "7557777757774317537177477777777772", // ё
        "3377117772755524755737776777766775", // ж
        "1736346694945333749939676999459943", // з
        "4544437634333334542295443569999532", // и
        "8878588888843847883388865688888880", // й
        "1949949862953851934339949999988993", // к
        "2597826592955742995639996999429333", // л
        "2679916992977352496936999999379951", // м
        "2966535972948932794346955979259743", // н
        "9323348445333335433374554569997852", // о
        "3999926993943951416639679999469954", // п
        "1744626482956442874438589489359843", // р
        "3649436773933543343147564599549834", // с
        "2639526983945532633549794999439952", // т
        "6453349337633349333399592449999392", // у
        "2777717762777772734544777777457774", // ф
        "4855648884886632834858868886888881", // х
        "2858818851888884888848888888388882", // ц
        "2888813881846826867358888688848884", // ч
        "2888814881833834658448888858888884", // ш
        "2777713751777767737747777777757775", // щ
        "5555513555555555555553555555555533", // ъ
        "9435429979264359464399294499999991", // ы
        "8686846845848518784388868468888441", // ь
        "6646466666621635666164666566666656", // э
        "7377376757755757746177772727777571", // ю
        "9559439949565349967299445659999440", // я
        "4434356533834332232434554579895769", // |
    ];

    /// <summary>What it costs that one follows the other, 0 to 9.</summary>
    public static int Cost(int before, int after) => Costs[before][after] - '0';

    /// <summary>The place of a small letter of Russian; −1 for anything else.</summary>
    public static int PlaceOf(char small) => Letters.IndexOf(small, StringComparison.Ordinal);
}
