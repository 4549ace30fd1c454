using System.Globalization;
using Reports.Web.SelfAssessment;

namespace Reports.Web.Tests.AssessmentExports;

/// <summary>
/// Reads the public pages of a world as they are printed and tries to find small groups. It knows the words of the forms, so what adds up, and
/// which organisations there are. All pages of a year go into one system of equations: elimination gives what is
/// determined, bounds narrowed along the equations and their solved forms give the rest. A share with its number tells bounds of the base.
/// </summary>
internal sealed class PublicAttacker
{
    private const string Rest = "the organisations that publish nothing";
    private const double Precision = 1e-6;

    private readonly PublicWorld _world;
    private readonly int _year;
    private readonly Dictionary<string, int> _places = [];
    private readonly List<(double Low, double High)> _bounds = [];
    private readonly List<decimal> _truths = [];
    private readonly List<List<(int Place, double Times)>> _sums = [];

    private PublicAttacker(PublicWorld world, Func<Assessment, AssessmentValue, bool> hides, int year)
    {
        (_world, _year) = (world, year);
        var published = world.Editions.Where(page => page.Query.Year >= year).ToList();
        var organisations = published.Select(page => page.Query.OrganisationCode).Where(code => code.Length > 0).Distinct().ToList();
        var others = world.Organisations.Except(organisations).ToList();
        foreach (var party in organisations.Append("").Append(Rest))
        {
            Know(party, others);
        }

        foreach (var name in _places.Keys.Where(name => name.StartsWith('|')).ToList())
        {
            Sum([name], [.. organisations.Append(Rest).Select(party => party + name)]);
        }

        foreach (var (page, value) in published.SelectMany(page => page.Values.Select(value => (page, value))).Where(pair => pair.value.Year == year && !hides(pair.page, pair.value)))
        {
            Read(page.Query.OrganisationCode, value);
        }
    }

    /// <summary>Small groups that come out, in words; none when the pages are safe.</summary>
    public static IReadOnlyList<string> Attack(PublicWorld world, Func<Assessment, AssessmentValue, bool> hides) =>
        [.. Enumerable.Range(PublicWorld.Year - 1, 2).SelectMany(year => new PublicAttacker(world, hides, year).Found())];

    /// <summary>The words of the form, for an organisation.</summary>
    private void Know(string party, List<string> others)
    {
        decimal Truth(string code, string line = "", string column = "") => party == Rest
            ? others.Sum(one => _world.Truth(one, code, line, column, _year)) : _world.Truth(party, code, line, column, _year);
        string Number(string code, string line = "", string column = "")
        {
            var name = $"{party}|{code}|{line}|{column}";
            Add(name, Truth(code, line, column), party == Rest && others.Count == 0);
            return name;
        }

        void Parts(string whole, params string[] parts)
        {
            var rest = $"{party}|{whole[(whole.IndexOf('|', StringComparison.Ordinal) + 1)..]} less {string.Join(" and ", parts.Select(part => part[(part.IndexOf('|', StringComparison.Ordinal) + 1)..]))}";
            Add(rest, _truths[_places[whole]] - parts.Sum(part => _truths[_places[part]]), party == Rest && others.Count == 0);
            Sum([whole], [.. parts, rest]);
        }

        var (learners, teachers) = (Number("learners"), Number("teachers"));
        Parts(learners, Number("1.1"), Number("1.2"));
        foreach (var code in new[] { "1.1", "1.2", "1.3" })
        {
            Parts(learners, Number(code));
        }

        Parts(teachers, Number("1.10"));
        Parts(teachers, Number("1.10.1"));
        Parts(teachers, Number("1.10.2"));
        Parts(Number("1.10"), Number("1.10.1"), Number("1.10.2"));
        Sum([teachers], [Number("1.12")]);
        foreach (var column in new[] { "3", "4", "5" })
        {
            Sum([Number("2.1", "01", column)], [Number("2.1", "02", column), Number("2.1", "04", column), Number("2.1", "05", column)]);
            Parts(Number("2.1", "02", column), Number("2.1", "03", column));
        }

        foreach (var line in new[] { "01", "02", "03", "04", "05" })
        {
            var men = $"{party}|men of {line}";
            Add(men, Truth("2.1", line, "3") + Truth("2.1", line, "4") - Truth("2.1", line, "5"), party == Rest && others.Count == 0);
            Sum([Number("2.1", line, "3"), Number("2.1", line, "4")], [Number("2.1", line, "5"), men]);
        }

        foreach (var line in new[] { "01", "02", "03", "04", "05" })
        {
            Sum([Number("2.3", line, "3")], [Number("2.3", line, "4"), Number("2.3", line, "5")]);
            Sum([Number("2.3", line, "3")], [Number("2.1", line, "3")]);
        }

        foreach (var column in new[] { "3", "4", "5" })
        {
            Sum([Number("2.3", "01", column)], [Number("2.3", "02", column), Number("2.3", "04", column), Number("2.3", "05", column)]);
            Parts(Number("2.3", "02", column), Number("2.3", "03", column));
        }

        foreach (var line in new[] { "01", "02", "03" })
        {
            Parts(Number("2.2", line, "3"), Number("2.2", line, "4"));
        }

        foreach (var column in new[] { "3", "4" })
        {
            Sum([Number("2.2", "01", column)], [Number("2.2", "02", column), Number("2.2", "03", column)]);
        }
    }

    private void Read(string party, AssessmentValue value)
    {
        var code = value.Indicator.Code;
        if (!_places.TryGetValue($"{party}|{code}|{value.Line}|{value.Column}", out var place))
        {
            return;
        }

        if (!AssessmentText.HasNumber(value))
        {
            // «нет данных» tells that there was nobody to count.
            Narrow(place, 0, 0);
            return;
        }

        var printed = AssessmentText.Whole(value).Split(" / ");
        var number = double.Parse(Plain(printed[0]), CultureInfo.InvariantCulture);
        Narrow(place, number, number);
        if (printed.Length > 1 && number > 0)
        {
            var share = double.Parse(Plain(printed[1].TrimEnd('%')), CultureInfo.InvariantCulture) / 100;
            Narrow(_places[$"{party}|{(code is "1.1" or "1.2" or "1.3" ? "learners" : "teachers")}||"], number / (share + 0.0005), share > 0.0005 ? number / (share - 0.0005) : double.PositiveInfinity);
        }
    }

    private static string Plain(string printed) => string.Concat(printed.Where(sign => !char.IsWhiteSpace(sign))).Replace(',', '.');

    private void Add(string name, decimal truth, bool isNothing)
    {
        if (_places.TryAdd(name, _bounds.Count))
        {
            _bounds.Add((0, isNothing ? 0 : double.PositiveInfinity));
            _truths.Add(truth);
        }
    }

    private void Sum(string[] wholes, string[] parts)
    {
        var sum = wholes.Select(name => (_places[name], 1d)).Concat(parts.Select(name => (_places[name], -1d))).ToList();
        Assert.Equal(0, sum.Sum(term => (decimal)term.Item2 * _truths[term.Item1]));
        _sums.Add(sum);
    }

    private IEnumerable<string> Found()
    {
        bool more;
        var solved = _sums;
        do
        {
            // Bases are known once their bounds meet, so what is solved may be solved further.
            more = false;
            while (_sums.Concat(solved).Aggregate(false, (any, sum) => Narrow(sum) || any))
            {
                more = true;
            }

            solved = Solve();
            more |= solved.Aggregate(false, (any, sum) => Narrow(sum) || any);
        }
        while (more);
        return _places.Where(one => _truths[one.Value] is > 0 and < PublicWorld.Threshold && _bounds[one.Value].High < PublicWorld.Threshold)
            .Select(one => $"{_year} {one.Key}: {_truths[one.Value]}, found {_bounds[one.Value].Low}..{_bounds[one.Value].High}");
    }

    /// <summary>Gauss and Jordan over the numbers that are not known; the known ones stay in as a constant, place -1.</summary>
    private List<List<(int Place, double Times)>> Solve()
    {
        var open = Enumerable.Range(0, _bounds.Count).Where(i => _bounds[i].High > _bounds[i].Low).ToList();
        var column = open.Select((place, i) => (place, i)).ToDictionary(pair => pair.place, pair => pair.i);
        var rows = _sums.Select(sum =>
        {
            var row = new double[open.Count + 1];
            foreach (var (place, times) in sum)
            {
                row[column.GetValueOrDefault(place, open.Count)] += column.ContainsKey(place) ? times : times * _bounds[place].Low;
            }

            return row;
        }).ToList();
        var top = 0;
        for (var i = 0; i < open.Count && top < rows.Count; i++)
        {
            if (rows.FindIndex(top, row => Math.Abs(row[i]) > Precision) is var at and >= 0)
            {
                var row = rows[at];
                (rows[at], rows[top]) = (rows[top], row);
                var by = row[i];
                for (var j = i; j <= open.Count; j++)
                {
                    row[j] /= by;
                }

                foreach (var other in rows.Where(other => other != row && Math.Abs(other[i]) > Precision))
                {
                    var times = other[i];
                    for (var j = i; j <= open.Count; j++)
                    {
                        other[j] -= times * row[j];
                    }
                }

                top++;
            }
        }

        return [.. rows.Select(row => open.Select((place, i) => (place, row[i])).Append((-1, row[^1])).Where(term => Math.Abs(term.Item2) > Precision).ToList())];
    }

    private bool Narrow(List<(int Place, double Times)> sum)
    {
        var changed = false;
        foreach (var (place, times) in sum.Where(term => term.Place >= 0))
        {
            var (low, high) = (0d, 0d);
            foreach (var (other, by) in sum.Where(term => term.Place != place))
            {
                var (from, to) = other < 0 ? (1d, 1d) : _bounds[other];
                (low, high) = (low - Math.Max(by * from, by * to), high - Math.Min(by * from, by * to));
            }

            changed |= times > 0 ? Narrow(place, low / times, high / times) : Narrow(place, high / times, low / times);
        }

        return changed;
    }

    private bool Narrow(int place, double low, double high)
    {
        var (from, to) = _bounds[place];
        (low, high) = (Math.Max(from, Math.Ceiling(low - Precision)), Math.Min(to, Math.Floor(high + Precision)));
        Assert.InRange((double)_truths[place], low, high);
        _bounds[place] = (low, high);
        return low > from || high < to;
    }
}
