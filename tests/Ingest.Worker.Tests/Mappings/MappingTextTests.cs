using System.Text;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Ingest.Sources;

namespace Ingest.Worker.Tests.Mappings;

/// <summary>A mapping is a file that people edit: what is wrong in it is one sentence with its line and what is allowed.</summary>
public sealed class MappingTextTests : IDisposable
{
    private const string Good = """
        {
          "title": "Ведомость",
          "answers": { "day": { "title": "Дата", "kind": "day" } },
          "tables": [
            {
              "columns": { "code": "Код", "grade": "Оценка" },
              "records": [
                {
                  "feed": "grades",
                  "fields": { "learner_code": "code", "group_code": { "value": "Г1" }, "module_code": { "value": "М1" },
                    "control": { "value": "final" }, "graded_on": { "answer": "day" },
                    "grade": "grade" }
                }
              ]
            }
          ]
        }
        """;

    private readonly DirectoryInfo _own = Directory.CreateTempSubdirectory("own-");

    public void Dispose() => _own.Delete(recursive: true);

    [Theory]
    [InlineData("\"grade\": \"grade\" }", "\"grade\": \"grade\"", 14, "это не JSON")]
    [InlineData("\"title\": \"Ведомость\"", "\"titel\": \"Ведомость\"", 2, "свойства «titel» нет; бывают: title, version, note, chosen, answers, tables")]
    [InlineData("\"title\": \"Ведомость\",", "", 1, "нет свойства «title»")]
    [InlineData("\"kind\": \"day\"", "\"kind\": \"date\"", 3, "«date» не бывает; бывает: text, day, group, module, programme")]
    [InlineData("\"feed\": \"grades\"", "\"feed\": \"marks\"", 9, "вида данных «marks» нет; бывают: programmes, modules,")]
    [InlineData("\"graded_on\"", "\"graded_at\"", 11, "в виде данных grades нет столбца «graded_at»; бывают: learner_code, group_code,")]
    [InlineData("\"control\": { \"value\": \"final\" },", "", 10, "для вида данных grades не сказано, откуда взять обязательное: control («Вид контроля»)")]
    [InlineData("\"grade\": \"grade\" }", "\"grade\": \"mark\" }", 12, "столбца «mark» нет; бывают: code, grade")]
    [InlineData("{ \"answer\": \"day\" }", "{ \"answer\": \"date\" }", 11, "вопроса «date» нет; бывают: day")]
    [InlineData("\"grade\": \"grade\" }", "\"grade\": { \"cell\": true } }", 12, "«cell» бывает только там, где столбцы — данные")]
    [InlineData("\"learner_code\": \"code\"", "\"learner_code\": { \"learner\": true }", 10, "не сказано, по чему искать слушателя")]
    [InlineData("{ \"answer\": \"day\" }", "{ \"answer\": \"day\", \"value\": \"1\" }", 11, "нужно ровно одно из column, value, answer, header, cell, title, learner; названо: value, answer")]
    [InlineData("{ \"answer\": \"day\" }", "{ \"answer\": \"day\", \"pattern\": \"(\" }", 11, "«(» — не шаблон")]
    [InlineData("{ \"answer\": \"day\" }", "{ \"answer\": \"day\", \"pattern\": \"a(?=b)\" }", 11, "«a(?=b)» — не шаблон")]
    [InlineData("{ \"answer\": \"day\" }", "{ \"answer\": \"day\", \"day\": \"mdyy\" }", 11, "«mdyy» не бывает; бывает: dmy, mdy, ymd")]
    [InlineData("\"grade\": \"Оценка\"", "\"grade\": \"—\"", 6, "нужны названия столбца")]
    [InlineData("\"code\": \"Код\", \"grade\": \"Оценка\"", "\"code\": \"Код\", \"code\": \"Оценка\"", 6, "«code» названо дважды")]
    [InlineData("\"records\": [", "\"records\": [ { \"feed\": \"withdrawals\", \"fields\": { \"withdrawn_file\": { \"value\": \"3fa9c1d2e4b5-0\" }, \"withdrawn_by\": { \"value\": \"я\" }, \"reason\": { \"value\": \"я\" } } },", 4, "withdrawals и closings в одной настройке с другими видами данных не бывают")]
    [InlineData("\"columns\"", "\"header\": { \"rows\": 3 }, \"columns\"", 6, "нужно целое число от 1 до 2")]
    public void Mistake_IsOneSentenceWithItsLine(string good, string bad, int line, string what)
    {
        var error = Assert.Throws<UnreadableSourceException>(() => Read(Good.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Equal("bad_mapping", error.Code);
        Assert.StartsWith($"Настройка «ведомость/mapping.json», строка {line}: {what}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CommentsAndLastCommas_AreAllowed() =>
        Assert.Equal("Ведомость", Read(Good.Replace("\"title\": \"Ведомость\",", "// Заполняет методист.\n\"title\": \"Ведомость\",", StringComparison.Ordinal).Replace("\"grade\": \"grade\" }", "\"grade\": \"grade\", }", StringComparison.Ordinal)).Title);

    /// <summary>What is written is what was read, of every mapping that is shipped.</summary>
    [Fact]
    public void ShippedMappings_AreRightAndWrittenAsTheyAreRead()
    {
        var all = Store().All();

        Assert.Equal(["frdo-dpo", "frdo-po", "journal", "moodle-attendance", "moodle-grades", "uuc-list", "vedomost"], all.Select(entry => entry.Name));
        Assert.All(all, entry =>
        {
            Assert.Null(entry.Error);
            var written = MappingStore.TextOf(entry.Mapping!);
            Assert.Equal(written, MappingStore.TextOf(Read(written)));
            Assert.Equal(Plain(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Profiles", entry.Name, "mapping.json"))), Plain(written));
        });
    }

    [Fact]
    public void OwnMapping_IsWrittenWholeWithItsVersion_AndWinsOverTheShippedOne()
    {
        var store = Store();
        var shipped = store.Find("journal")!.Mapping!;
        Assert.Equal(2, store.Save("journal", shipped with { Title = "Наш журнал" }).Version);
        Assert.Equal(3, store.Save("journal", shipped with { Title = "Наш журнал ещё раз", Version = 77 }).Version);

        var other = Store();
        var found = other.Find("journal")!;
        Assert.Equal((true, "Наш журнал ещё раз", 3), (found.IsOwn, found.Mapping!.Title, found.Mapping.Version));
        Assert.Single(other.All(), entry => entry.Name == "journal");

        // The shipped one and the first of its own are kept beside it, and nothing else is left.
        var files = Directory.GetFiles(_own.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["mapping.json", "1.json", "2.json"], files.Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in files)
            {
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute));
            }
        }
    }

    [Fact]
    public void ChangedFile_IsReadAgain_AndAWrongOneIsTold()
    {
        var store = Store();
        var path = Path.Combine(_own.CreateSubdirectory("ведомость").FullName, "mapping.json");
        File.WriteAllText(path, Good);
        Assert.Equal("Ведомость", store.Find("ведомость")!.Mapping!.Title);

        File.WriteAllText(path, Good.Replace("\"Ведомость\"", "\"Другая ведомость\"", StringComparison.Ordinal));
        Assert.Equal("Другая ведомость", store.Find("ведомость")!.Mapping!.Title);

        File.WriteAllText(path, "{");
        var wrong = Assert.Single(store.All(), entry => entry.Name == "ведомость");
        Assert.Null(wrong.Mapping);
        Assert.StartsWith("Настройка «ведомость/mapping.json», строка 1: это не JSON", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../journal")]
    [InlineData("a/b")]
    [InlineData(" a")]
    [InlineData("default")]
    [InlineData("")]
    [InlineData("..")]
    public void Name_ThatIsNoFolder_IsRefused(string name)
    {
        var store = Store();
        Assert.Null(store.Find(name));
        Assert.Throws<UnreadableSourceException>(() => store.Save(name, store.Find("journal")!.Mapping!));
        Assert.Empty(_own.GetFileSystemInfos());
    }

    [Fact]
    public void WrongMapping_IsNotWritten()
    {
        var store = Store();
        var shipped = store.Find("vedomost")!.Mapping!;
        Assert.Throws<UnreadableSourceException>(() => store.Save("a", shipped with { Tables = [shipped.Tables[0] with { Records = [] }] }));
        Assert.Empty(_own.GetFileSystemInfos());
    }

    private static Mapping Read(string text) => new MappingText(new FeedCatalogue()).Read("ведомость", Encoding.UTF8.GetBytes(text));

    private static string Plain(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString();

    private MappingStore Store() => new(new MappingText(new FeedCatalogue()), Path.Combine(AppContext.BaseDirectory, "Profiles"), _own.FullName);
}
