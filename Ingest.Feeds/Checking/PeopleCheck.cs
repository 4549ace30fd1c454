using System.Globalization;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;
using Ingest.Sources;
using Warehouse.Sql.Core;

namespace Ingest.Feeds.Checking;

/// <summary>Gathers the people of a table that has no codes for them: each once, with the lines that name them.</summary>
/// <param name="mappings">Reads the table.</param>
/// <param name="time">The clock: nobody is born in the future.</param>
internal sealed class PeopleCheck(MappingReader mappings, TimeProvider time)
{
    /// <summary>People of one table, beyond whom nobody looks through a list.</summary>
    public const int MostPeople = 900;

    /// <summary>Lines that name them: what was chosen is written down line by line.</summary>
    public const int MostLines = 50_000;

    private const int FirstYear = 1900;

    /// <summary>The people of a table.</summary>
    /// <param name="file">The table.</param>
    /// <param name="mapped">How it is read.</param>
    /// <returns>Null when there are more than can be looked through.</returns>
    /// <exception cref="UnreadableSourceException">It cannot be read.</exception>
    public ReviewPeople? Of(RawFile file, MappedFile mapped, CancellationToken cancellationToken)
    {
        var people = new Dictionary<(string Name, string? Birth, string? Snils, string? Group), ReviewPerson>();
        var lines = 0;
        foreach (var clue in mappings.Learners(file, mapped, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var named = new ReviewPerson([], clue.LastName, clue.FirstName, clue.MiddleName) { BirthDate = clue.BirthDate, Snils = clue.Snils, Group = clue.Group };
            var key = (FoldedName.Of(named.Name), clue.BirthDate, clue.Snils, clue.Group);
            if (!people.TryGetValue(key, out var person))
            {
                people[key] = person = named with { BirthDay = DayOf(clue.BirthDate) };
            }

            person.Lines.Add(clue.Line);
            if (people.Count > MostPeople || ++lines > MostLines)
            {
                return null;
            }
        }

        return new ReviewPeople([.. people.Values], mapped.NamesOrganisation);
    }

    private int? DayOf(string? text) => text is not null && DayText.Read(text, FirstYear, time.GetLocalNow().Year, out var day) == DayText.Reading.Day
        ? int.Parse(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
