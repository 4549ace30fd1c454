using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Tests.Templates;

public sealed class SqlCatalogueTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("catalogue");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Template_InAFolder_GivesAFileForEachDeclarationOfItsKind()
    {
        Drop("Rooms/{room}.find.sqlite.sql", "-- title: {name}\nSELECT 1 FROM {table};");

        var file = Catalogue()["Rooms/rooms.find"];

        Assert.Equal("rooms", file.Value("title"));
        Assert.EndsWith("SELECT 1 FROM fact_room;", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Declaration_OfTwoNames_GivesEachKindItsOwn()
    {
        Drop("Rooms/{booking}.find.sql", "SELECT 1 FROM {name};");

        Assert.Equal("SELECT 1 FROM rooms;", Catalogue()["Rooms/bookings.find"].Text);
    }

    [Fact]
    public void Template_WithAPart_TakesTheFileOfThatName_ItselfATemplateToo()
    {
        Drop("Rooms/{room}.merge.sql", "{> Rooms/{name}.rows}\nSELECT 1;");
        Drop("Rooms/{room}.rows.sql", "SELECT 2 FROM {table};");

        Assert.Equal("SELECT 2 FROM fact_room;\nSELECT 1;", Catalogue()["Rooms/rooms.merge"].Text);
    }

    [Fact]
    public void File_WithAPart_TakesTheFileOfThatName()
    {
        Drop("Rooms/free.sql", "-- title: Свободные\nSELECT 1 FROM (\n{> Rooms/shown}\n) AS shown;");
        Drop("Rooms/shown.sql", "SELECT 2\n");

        Assert.Equal("-- title: Свободные\nSELECT 1 FROM (\nSELECT 2\n) AS shown;", Catalogue()["Rooms/free"].Text);
    }

    [Fact]
    public void File_WithAPartThatIsMissing_IsAnErrorThatNamesBoth()
    {
        Drop("Rooms/free.sql", "SELECT 1 FROM (\n{> Rooms/shwon}\n) AS shown;");

        var error = Assert.Throws<FormatException>(() => Catalogue()["Rooms/free"]);

        Assert.Contains("'Rooms/free'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Rooms/shwon'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_OfAnotherEngine_GivesNothing()
    {
        Drop("Rooms/{room}.find.sqlserver.sql", "SELECT 1;");

        Assert.Null(Catalogue().Find("Rooms/rooms.find"));
    }

    [Fact]
    public void File_OfARenderedName_IsTakenInsteadOfTheTemplate()
    {
        Drop("Rooms/{room}.find.sql", "SELECT 1;");
        Drop("Rooms/rooms.find.sql", "SELECT 2;");

        Assert.Equal("SELECT 2;", Catalogue()["Rooms/rooms.find"].Text);
    }

    [Fact]
    public void Folder_LaidOver_ReplacesOneRenderedFile_OrAllByATemplateOfItsOwn()
    {
        using var over = new TempFolder();
        Drop("Rooms/{room}.find.sql", "SELECT 1;");
        Drop("Rooms/rooms.count.sql", "SELECT 2;");
        over.Drop("Rooms/rooms.find.sql", "SELECT 3;");
        over.Drop("Rooms/{room}.count.sql", "SELECT 4;");

        var catalogue = new SqlCatalogue("sqlite", GetType().Assembly, _folder.FullName, over.Path);

        Assert.Equal(["SELECT 4;", "SELECT 3;"], catalogue.In("Rooms").Select(file => file.Text));
    }

    private SqlCatalogue Catalogue() => new("sqlite", GetType().Assembly, _folder.FullName);

    private void Drop(string name, string text) => TempFolder.Write(_folder.FullName, name, text);

    private sealed class TempFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("catalogue").FullName;

        public void Drop(string name, string text) => Write(Path, name, text);

        public void Dispose() => Directory.Delete(Path, true);

        public static void Write(string folder, string name, string text)
        {
            var path = System.IO.Path.Combine(folder, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
