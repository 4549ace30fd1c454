using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Sources;

public sealed class CharsetTests : IDisposable
{
    private static readonly Dictionary<string, int> Sets = new()
    {
        ["1251"] = 1251,
        ["866"] = 866,
        ["KOI8-R"] = 20866,
        ["Mac"] = 10007,
        ["8859-5"] = 28595,
    };

    private static readonly string[] Words =
    [
        "Щербаков", "Ёлкина", "Цыганков", "Хайруллина", "Фёдор", "Жанна", "Юрьевна", "Эдуардович", "Игорь", "Подъячев", "Мышкин", "Объедков", "Шахназарова", "Ия",
        "повышение", "квалификации", "преподаватель", "зачтено", "отлично", "модуль", "математика", "на", "в", "и", "группа", "слушатель", "этика", "язык", "ещё",
        "Код", "Оценка", "ПК", "ФИО", "СНИЛС", "ЗАЧТЕНО", "ОТЛИЧНО", "Якутск", "Орёл", "съезд", "июнь", "щука", "цех", "фонд", "юг", "эхо",
    ];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> ShortRussian()
    {
        var data = new TheoryData<string, string>();
        foreach (var set in Sets.Keys)
        {
            data.Add(set, "learner_code,last_name\nA1,Щербакова\n");
            data.Add(set, "Код слушателя;Фамилия;Имя\nС-1;Цыганов;Фёдор\nС-2;Хайруллина;Эльвира\n");
            data.Add(set, "code\tnote\n1\tповышение квалификации учителей\n");
            data.Add(set, "code;mark\n1;ОТЛИЧНО\n2;ЗАЧТЕНО\n3;НЕ ЗАЧТЕНО\n");
            data.Add(set, "code;name;group\n1;Мария Ёжикова;31ПК-12\n2;Объедков;ПП-7\n");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ShortRussian))]
    public void Read_ShortRussianText_IsReadInItsSetAndTold(string set, string text)
    {
        var file = _folder.FileOf(_folder.Put("a.csv", Encoding.GetEncoding(Sets[set]).GetBytes(text)));

        Assert.StartsWith("кодировка ", Assert.Single(file.Notes).Text, StringComparison.Ordinal);
        Assert.Equal(text, string.Concat(_folder.Rows(file).Select(row => string.Join(text.First(unit => unit is ',' or ';' or '\t'), row) + "\n")));
    }

    [Theory]
    [InlineData("code,name\n1,Müller\n2,José\n")]
    [InlineData("id;nom\n1;Français\n2;Élève\n3;Noël\n")]
    [InlineData("code,name\nA,Åsa Öberg\nB,Jürgen Groß\n")]
    [InlineData("a,b\n1,café\n")]
    [InlineData("code,name\n1,Søren\n")]
    [InlineData("code,name\n1,Müller\n")]
    [InlineData("code,name\n1,Muñoz\n2,Peña\n3,Ibáñez\n")]
    public void Read_ShortLatinText_IsNeverRussian(string text)
    {
        var file = _folder.FileOf(_folder.Put("a.csv", Encoding.Latin1.GetBytes(text)));

        Assert.Equal(TextCharset.Windows1252, file.Content.Charset);
        Assert.Equal(text.Split('\n')[1].Split(',', ';')[1], _folder.Rows(file)[1][1]);
    }

    [Theory]
    [InlineData("code;note\n1;№ 12\n2;№ 13\n")]
    [InlineData("code;note\n1;«A» — «B»\n2;«C»\n")]
    public void Read_SignsAlone_AreThoseOfWindows(string text)
    {
        var file = _folder.FileOf(_folder.Put("a.csv", Encoding.GetEncoding(1251).GetBytes(text)));
        Assert.Equal(text.Split('\n')[1].Split(';')[1], _folder.Rows(file)[1][1]);
    }

    [Fact]
    public void Read_Utf8AndUtf16_AreNotTold()
    {
        Assert.Empty(_folder.FileOf(_folder.Put("a.csv", "код;имя\n1;Щука\n")).Notes);
        Assert.Empty(_folder.FileOf(_folder.Put("b.csv", "code;name\n1;x\n")).Notes);
        Assert.Contains("UTF-16", Assert.Single(_folder.FileOf(_folder.Put("c.csv", Encoding.Unicode.GetBytes("код;имя\n1;Щука\n"))).Notes).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xE4 })] // д in 1251, ф in 866, Д in KOI8-R: a letter is no word.
    [InlineData(new byte[] { 0xC4, 0xC1 })] // «да» in KOI8-R, «ДБ» in 1251.
    [InlineData(new byte[] { 0xCE, 0xB3 })] // «ЮГ» in ISO 8859-5, the letter γ in UTF-8.
    [InlineData(new byte[] { 0xDD, 0xEB, 0xEA, 0xE8, 0xED, 0xE0 })] // «Ёлкина» in Mac Cyrillic, «Элкина» in 1251.
    [InlineData(new byte[] { 0xCF, 0xCA, (byte)',', 0xCF, 0xCF, (byte)',', 0xC4, 0xCF, 0xCF })] // «ПК,ПП,ДПП» in 1251, «ой,оо,доо» in KOI8-R.
    public void Discover_TextTooShortToTell_IsRefusedAndSaysHowToMend(byte[] word)
    {
        var problem = _folder.ProblemOf(_folder.Put("a.csv", [.. "code;name\n1;"u8, .. word, (byte)'\n']));

        Assert.Equal("doubtful_encoding", problem.Code);
        Assert.Contains("UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Discover_BytesThatMakeNoWords_AreRefused()
    {
        byte[] noise = [.. Enumerable.Range(0, 2_000).Select(i => (byte)(0x80 + (i * i * 31 % 127)))];
        Assert.Contains(_folder.ProblemOf(_folder.Put("a.csv", [.. "code;name\n1;"u8, .. noise, (byte)'\n'])).Code, (string[])["unknown_encoding", "broken_encoding"]);
    }

    [Fact]
    public void Discover_HalvesInTwoSets_AreRefused()
    {
        var text = string.Concat(Enumerable.Repeat("1;повышение квалификации преподавателей\n", 40));
        byte[] bytes = [.. "code;name\n"u8, .. Encoding.GetEncoding(1251).GetBytes(text), .. Encoding.GetEncoding(866).GetBytes(text)];
        Assert.Contains(_folder.ProblemOf(_folder.Put("a.csv", bytes)).Code, (string[])["unknown_encoding", "doubtful_encoding", "broken_encoding"]);
    }

    [Fact]
    public void Read_JsonLinesInAnotherSet_AreReadToo()
    {
        var path = _folder.Put("a.jsonl", Encoding.GetEncoding(20866).GetBytes("{\"код\":\"1\",\"имя\":\"Щербаков\"}\n"));
        Assert.Equal([["код", "имя"], ["1", "Щербаков"]], _folder.Rows(path));
    }

    [Fact]
    public void Read_AnyRussianTextInAnySet_IsItselfOrRefused()
    {
        var line = Gen.ArrayOf(Gen.Elements(Words)).Where(words => words.Length > 0)
            .Select(words => string.Join(' ', words));
        var texts = from lines in Gen.NonEmptyListOf(line)
                    from set in Gen.Elements(Sets.Keys.ToArray())
                    from isShouted in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
                    select (Text: "code;name\n" + string.Concat(lines.Select((one, i) => $"{i};{(isShouted ? one.ToUpperInvariant() : one)}\n")), Set: set);
        int told = 0, refused = 0;
        Prop.ForAll(Arb.From(texts), one =>
        {
            var bytes = Encoding.GetEncoding(Sets[one.Set]).GetBytes(one.Text);
            var item = Assert.Single(_folder.Find(_folder.Put("any.csv", bytes)));
            if (item.Problem is { } problem)
            {
                Assert.Contains(problem.Code, (string[])["doubtful_encoding", "unknown_encoding", "broken_encoding"]);
                refused++;
                return;
            }

            told++;
            Assert.Equal(one.Text, string.Concat(_folder.Rows(item.File!).Select(row => string.Join(';', row) + "\n")));
        }).QuickCheckThrowOnFailure(1_000);
        Assert.True(refused * 10 < told, $"{refused} of {told + refused} were refused.");
    }
}

file static class Checks
{
    public static void QuickCheckThrowOnFailure(this Property property, int tests) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), property);
}
