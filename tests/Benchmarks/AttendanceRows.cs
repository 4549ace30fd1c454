using System.Collections;
using System.Data.Common;

namespace Benchmarks;

/// <summary>Rows of attendance as numbers, made as they are asked for: what both contenders of <c>bulk</c> write.</summary>
/// <param name="rows">How many.</param>
/// <param name="loadId">The load's number, the last column.</param>
internal sealed class AttendanceRows(int rows, int loadId) : DbDataReader
{
    /// <summary>Columns of the staging table; those that are nothing in nearly every row come before the last three.</summary>
    public static readonly string[] Columns =
    [
        "group_key", "date_key", "module_key", "lesson_no", "learner_key", "mark_key", "attended", "scheduled", "teacher_key", "org_key",
        "corrected_on", "corrected_by", "correction_reason", "load_file_key", "line_no", "is_removed", "load_id",
    ];

    private int _row = -1;

    /// <inheritdoc/>
    public override int FieldCount => Columns.Length;

    /// <inheritdoc/>
    public override bool HasRows => true;

    /// <inheritdoc/>
    public override bool IsClosed => false;

    /// <inheritdoc/>
    public override int RecordsAffected => -1;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>A value; null is nothing.</summary>
    public static long? Number(int row, int column) => column switch
    {
        0 => 1 + (row / AttendanceFeed.GroupRows),
        1 => 20_260_101 + (row % AttendanceFeed.GroupRows / 25 % 28),
        2 => 1 + (row % AttendanceFeed.GroupRows / 250),
        3 => 1 + (row / 25 % 2),
        4 => 1 + (row / AttendanceFeed.GroupRows * 25) + (row % 25),
        5 => 1 + (row % 5),
        6 => row % 10 == 0 ? 0 : 200,
        7 => 200,
        8 => 1 + (row / AttendanceFeed.GroupRows % 300),
        9 or 13 => 1,
        14 => 2 + row,
        15 => 0,
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Read() => ++_row < rows;

    /// <inheritdoc/>
    public override object GetValue(int ordinal) =>
        ordinal == Columns.Length - 1 ? loadId : Number(_row, ordinal) is { } number ? (int)number : DBNull.Value;

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => ordinal is >= 10 and <= 12;

    /// <inheritdoc/>
    public override int GetOrdinal(string name) => Array.IndexOf(Columns, name);

    /// <inheritdoc/>
    public override string GetName(int ordinal) => Columns[ordinal];

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => typeof(object);

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) => "";

    /// <inheritdoc/>
    public override bool NextResult() => false;

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        for (var i = 0; i < FieldCount; i++)
        {
            values[i] = GetValue(i);
        }

        return FieldCount;
    }

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => (int)GetValue(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => throw new NotSupportedException();
}
