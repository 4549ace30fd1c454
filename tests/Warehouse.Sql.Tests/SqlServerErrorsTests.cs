using Warehouse.Sql.Core;
using Warehouse.Sql.SqlServer;
using Warehouse.TestServer;

namespace Warehouse.Sql.Tests;

/// <summary>What the numbers of SQL Server's errors are to an operator.</summary>
public sealed class SqlServerErrorsTests
{
    private const string Place = "«db/warehouse»";

    [Theory]
    [InlineData(18456, "login", false, "в строке подключения")]
    [InlineData(4060, "missing", false, "Создайте её")]
    [InlineData(229, "no_rights", false, "roles.sql")]
    [InlineData(262, "no_rights", false, "roles.sql")]
    [InlineData(1205, "deadlock", true, "повторится сама")]
    [InlineData(1222, "locked", true, "занято")]
    [InlineData(1105, "disk_full", false, "кончилось место")]
    [InlineData(9002, "disk_full", false, "кончилось место")]
    [InlineData(3906, "read_only", false, "только для чтения")]
    [InlineData(208, "old_schema", false, "migrate")]
    [InlineData(824, "corrupt", false, "DBCC CHECKDB")]
    [InlineData(-2, "timeout", true, "не ответило вовремя")]
    [InlineData(10061, "unavailable", true, "не отвечает")]
    [InlineData(40613, "unavailable", true, "не отвечает")]
    [InlineData(10054, "connection_lost", true, "прервалась")]
    [InlineData(596, "connection_lost", true, "прервалась")]
    public void Error_OfANumber_IsOneLineThatSaysWhatToDo(int number, string code, bool isTransient, string words)
    {
        var error = Assert.IsType<WarehouseUnavailableException>(SqlServerErrors.Translate(ServerFault.Of(number), Place));

        Assert.Equal((code, isTransient), (error.Code, error.IsTransient));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(Place, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(24)]
    public void Error_ThatEndsTheConnection_IsALostConnection_WhateverItsNumber(byte severity) => Assert.Equal(
        "connection_lost", Assert.IsType<WarehouseUnavailableException>(SqlServerErrors.Translate(ServerFault.Of(4711, severity), Place)).Code);

    [Theory]
    [InlineData(102)]
    [InlineData(547)]
    [InlineData(2627)]
    [InlineData(8134)]
    public void Error_OfTheProgram_StaysWhatItIs(int number)
    {
        var error = ServerFault.Of(number);

        Assert.Same(error, SqlServerErrors.Translate(error, Place));
    }

    [Theory]
    [InlineData(10054, "unavailable", true)]
    [InlineData(18456, "login", false)]
    [InlineData(50123, "login", false)]
    public void Error_WhileAConnectionIsOpened_IsNeverTheProgramsOwn(int number, string code, bool isTransient)
    {
        var error = SqlServerErrors.TranslateOpening(ServerFault.Of(number), Place);

        Assert.Equal((code, isTransient), (error.Code, error.IsTransient));
    }
}
