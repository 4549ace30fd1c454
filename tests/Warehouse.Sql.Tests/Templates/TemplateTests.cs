using Warehouse.Sql.Catalogue;

namespace Warehouse.Sql.Tests.Templates;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("CREATE TABLE {table} ({key})", "CREATE TABLE fact_room (org_key, room_no)")]
    [InlineData("stage_{name}", "stage_rooms")]
    [InlineData("({key: @$parameter})", "(@org_key, @number)")]
    [InlineData("ON {key: a.$column = b.$column; AND}", "ON a.org_key = b.org_key AND a.room_no = b.room_no")]
    [InlineData("concat({key: coalesce($column, nchar(30)), nchar(31)})", "concat(coalesce(org_key, nchar(30)), nchar(31), coalesce(room_no, nchar(30)), nchar(31))")]
    [InlineData("{values: $column | $title}", "seats | Мест")]
    [InlineData("SELECT {key: $column AS trace_$place}, {values}", "SELECT org_key AS trace_1, room_no AS trace_2, seats")]
    [InlineData("{values: coalesce($column_new.member_key, $column)}", "coalesce(seats_new.member_key, seats)")]
    public void Placeholder_WithinItsLine_GivesTheListInThatLine(string template, string expected) => Assert.Equal(expected, Render(template));

    [Fact]
    public void Placeholder_ThatBeginsItsLine_GivesAColumnALine_CommasAtEnds_WordsAtBeginnings() => Assert.Equal(
        """
        SELECT
            org_key,
            room_no,
            seats
        FROM stage
        WHERE
            stage.org_key IS NOT NULL
            OR stage.room_no IS NOT NULL;
        """,
        Render(
            """
            SELECT
                {key},
                {values}
            FROM stage
            WHERE
                {key: stage.$column IS NOT NULL; OR};
            """));

    [Fact]
    public void Separator_Empty_GivesNothingBetweenTheLines() => Assert.Equal("JOIN org_key\nJOIN room_no", Render("{key: JOIN $column;}"));

    [Fact]
    public void List_Empty_LeavesItsLineOut() => Assert.Equal("SELECT\n    seats", Render("SELECT\n    {texts: lower($column)},\n    {values}"));

    [Fact]
    public void Part_WithinALine_IsTheStatementOfThatFileWithoutItsComments()
    {
        Assert.Equal(
            "WHERE room_no IN (SELECT 1 FROM fact_room) AND org_key = 1",
            new Template("x", "WHERE room_no IN ({> Parts/some}) AND org_key = 1").Include(_ => "-- title: some\nSELECT 1\n-- why\nFROM fact_room\n"));
        Assert.Equal("IN (SELECT 1) = fact_room", new Template("x", "IN ({> Parts/some}) = {table}").Render(new Room(), _ => "SELECT 1"));
        Assert.Contains("'Parts/some'", Assert.Throws<FormatException>(() => new Template("x", "IN ({> Parts/some})").Include(_ => null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_IsTheFileOfThatName_AndNothingWhereAnOptionalOneIsMissing() => Assert.Equal(
        "SELECT 1;\nDELETE FROM stage_room;\nSELECT 2;",
        Render("SELECT 1;\n{> Rooms/{name}.clear}\n    {>? Rooms/{name}.count}\nSELECT 2;"));

    [Fact]
    public void Part_ThatIsMissing_IsAnErrorThatNamesTemplateAndFile()
    {
        var error = Assert.Throws<FormatException>(() => Render("SELECT 1;\n{> Rooms/{name}.claer}"));

        Assert.Contains("'Rooms/{room}.insert'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Rooms/rooms.claer'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{rows}", "'rows'")]
    [InlineData("{table: $column}", "'table'")]
    [InlineData("{key: $kind}", "'$kind'")]
    [InlineData("{key: $dimension}", "'room_no'")]
    [InlineData("{key: a; AND; b}", "brace")]
    [InlineData("{key", "brace")]
    public void Placeholder_ThatCannotBeFilled_IsAnErrorThatNamesTheTemplate(string template, string what)
    {
        var error = Assert.Throws<FormatException>(() => Render(template));

        Assert.Contains("'Rooms/{room}.insert'", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    private static string Render(string template) =>
        new Template("Rooms/{room}.insert", template.ReplaceLineEndings("\n")).Render(
            new Room(), name => name == "Rooms/rooms.clear" ? "DELETE FROM stage_room;\n" : null);
}
