using System.Globalization;
using System.Text;
using CsvHelper;

namespace Benchmarks;

/// <summary>
/// What is brought to a soaked inbox: the sample's long feeds cut into pieces, and with them without end corrections, retakes and removals
/// of grades. Every file stays in a folder, from which a warehouse can be built at once.
/// </summary>
internal sealed class SoakFiles
{
    private const int PieceRows = 400;
    private const int RowsOfAChange = 30;
    private const int LongBytes = 60_000;
    private static readonly string[] Marks = ["2", "3", "4", "5"];

    private readonly string _all;
    private readonly Random _random;
    private readonly List<Dictionary<string, string>> _grades = [];
    private readonly Queue<string> _pieces;
    private int _changes;

    /// <summary>Cuts the sample's feeds.</summary>
    /// <param name="feeds">The sample's files.</param>
    /// <param name="all">Where every file that is brought is kept.</param>
    public SoakFiles(string feeds, string all, Random random)
    {
        (_all, _random) = (all, random);
        var pieces = new List<string>();
        var whole = new List<string>();
        foreach (var path in Directory.EnumerateFiles(feeds).Order(StringComparer.Ordinal))
        {
            if (path.EndsWith(".csv", StringComparison.Ordinal) && new FileInfo(path).Length > LongBytes && IsFact(path))
            {
                pieces.AddRange(Cut(path));
            }
            else
            {
                whole.Add(Path.Combine(all, Path.GetFileName(path)));
                File.Copy(path, whole[^1]);
            }

            if (Path.GetFileName(path) == "grades-2026.csv")
            {
                Learn(path);
            }
        }

        var order = pieces.ToArray();
        random.Shuffle(order);
        (Whole, _pieces) = (whole, new Queue<string>(order));
    }

    /// <summary>Files that are there before anything else.</summary>
    public IReadOnlyList<string> Whole { get; }

    /// <summary>Where every file that was made is kept.</summary>
    public string Folder => _all;

    /// <summary>Pieces that were not brought yet.</summary>
    public int PiecesLeft => _pieces.Count;

    /// <summary>The next file: a piece of the sample, or a change of grades.</summary>
    public string Next() => _pieces.Count > 0 && _random.Next(3) != 0 ? _pieces.Dequeue() : Change();

    private static bool IsFact(string path) => Path.GetFileName(path).StartsWith("attendance", StringComparison.Ordinal)
        || Path.GetFileName(path).StartsWith("grades", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("enrolments", StringComparison.Ordinal);

    /// <summary>Cuts at ends of lines, whatever the character set.</summary>
    private IEnumerable<string> Cut(string path)
    {
        var lines = File.ReadAllText(path, Encoding.Latin1).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var number = 0;
        foreach (var rows in lines.Skip(1).Chunk(PieceRows))
        {
            var piece = Path.Combine(_all, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-{++number:000}.csv"));
            File.WriteAllText(piece, string.Concat(rows.Prepend(lines[0]).Select(line => line + "\n")), Encoding.Latin1);
            yield return piece;
        }
    }

    private void Learn(string path)
    {
        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var row = csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name) ?? "");
            if (Marks.Contains(row["grade"]) && row["corrected_on"].Length == 0 && row["attempt"] is "1" or "")
            {
                _grades.Add(row);
            }
        }
    }

    private string Change()
    {
        var number = ++_changes;
        var kind = _random.Next(3) switch { 0 => "retakes", 1 => "removals", _ => "corrections" };
        var path = Path.Combine(_all, string.Create(CultureInfo.InvariantCulture, $"{kind}-{number:00000}.csv"));

        // Of two changes of one grade the later counts, whichever file is loaded first.
        var moment = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var rows = Enumerable.Range(0, RowsOfAChange).Select(_ => new Dictionary<string, string>(_grades[_random.Next(_grades.Count)])).DistinctBy(row => string.Join('|', row.Values)).ToList();
        foreach (var row in rows)
        {
            switch (kind)
            {
                case "removals":
                    (row["feed"], row["removed_by"], row["reason"], row["corrected_on"]) = ("grades", "Учебная часть", "внесена по ошибке", moment);
                    foreach (var name in new[] { "grade", "scale", "teacher_code", "grade_words", "corrected_by", "correction_reason" })
                    {
                        row.Remove(name);
                    }

                    break;
                case "retakes":
                    row["attempt"] = "2";
                    goto default;
                default:
                    row["grade"] = Marks[_random.Next(Marks.Length)];
                    row["grade_words"] = "";
                    (row["corrected_on"], row["corrected_by"], row["correction_reason"]) = (moment, "Учебная часть", "сверка ведомости");
                    break;
            }
        }

        using var csv = new CsvWriter(new StreamWriter(path), CultureInfo.InvariantCulture);
        string[] head = [.. rows[0].Keys];
        foreach (var line in rows.Select(row => head.Select(name => row[name])).Prepend(head))
        {
            foreach (var cell in line)
            {
                csv.WriteField(cell);
            }

            csv.NextRecord();
        }

        return path;
    }
}
