using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Ingest.Worker.Contracts;
using Warehouse.Sql.Loading;

namespace Ingest.Worker.Profiles;

/// <summary>
/// Marks and scales: <c>marks.csv</c> and <c>scales.csv</c> of the folder <c>default</c>, overridden by those of a profile's
/// folder. They belong to the installation and are known before any file, so that the order of files does not change the value of a grade.
/// </summary>
/// <param name="folder">The folder of profiles.</param>
public sealed class ReferenceFiles(string folder)
{
    /// <summary>The profile whose marks and scales every file may use.</summary>
    public const string Default = "default";

    /// <summary>Writes them to the warehouse and returns them with their keys.</summary>
    /// <param name="warehouse">The load's marks and scales.</param>
    /// <param name="profile">Name of the profile.</param>
    public Reference Write(ReferenceWriter warehouse, string profile)
    {
        var marks = new Dictionary<string, AttendanceMark>(StringComparer.OrdinalIgnoreCase);
        var scales = new Dictionary<string, Scale>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { Default, profile }.Distinct())
        {
            foreach (var mark in Rows(name, "marks.csv"))
            {
                marks[mark["mark"]] = new AttendanceMark(warehouse.WriteMark(name, mark["mark"], mark["kind"]), mark["kind"]);
            }

            foreach (var rows in Rows(name, "scales.csv").GroupBy(row => row["scale"]))
            {
                scales[rows.Key] = WriteScale(warehouse, rows.Key, rows);
            }
        }

        return new Reference(marks, scales);
    }

    private static Scale WriteScale(ReferenceWriter warehouse, string code, IEnumerable<Dictionary<string, string>> rows)
    {
        ScaleValue[] values = [.. rows.Select(row => new ScaleValue(
            row["label"],
            Parts(row["low"], 100),
            Parts(row["high"], 100),
            Parts(row["share_low"], 1_000_000),
            Parts(row["share_high"], 1_000_000),
            row["bucket"],
            row["passing"] == "1"))];
        return new Scale(code, warehouse.WriteScale(code, values), values);
    }

    private List<Dictionary<string, string>> Rows(string profile, string file)
    {
        var path = Path.Combine(folder, profile, file);
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new StreamReader(path);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv[column] ?? ""));
        }

        return rows;
    }

    private static long? Parts(string text, int parts) => text.Length == 0
        ? null
        : (long)decimal.Round(decimal.Parse(text, CultureInfo.InvariantCulture) * parts, MidpointRounding.AwayFromZero);
}
