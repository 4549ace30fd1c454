using System.Globalization;
using Ingest.Worker.Sources;
using Warehouse.Sql.Core;

namespace Ingest.Worker.Loading;

/// <summary>The journal of loads inside one load's transaction: what stands there was done, whatever was killed since.</summary>
/// <param name="session">The load.</param>
/// <param name="time">The clock.</param>
internal sealed class Ledger(ILoadSession session, TimeProvider time)
{
    private static readonly string Owner = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Today, <c>yyyymmdd</c>: the day from which what a load says without a date is true.</summary>
    public long Today =>
        long.Parse(time.GetLocalNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Whether a file of that content is loaded.</summary>
    public bool Knows(string sha256)
    {
        using var find = session.Prepare("Load/file.find");
        find.Bind(find.Parameter("sha256"), Cell.Of(sha256));
        var isKnown = find.Read();
        find.Reset();
        return isKnown;
    }

    /// <summary>Takes a file into work.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="FileInWorkException">Another worker is loading it.</exception>
    public long Claim(RawFile file, string profile, string feed)
    {
        session.Run("Load/file.forget-failure", ("sha256", Cell.Of(file.Sha256)));
        using var claim = session.PrepareClaim("Load/file.claim");
        Describe(claim, file, profile, feed);
        if (!claim.Read())
        {
            throw new FileInWorkException();
        }

        var key = claim.Column(0).Number;
        claim.Reset();
        return key;
    }

    /// <summary>Writes down what loading it did.</summary>
    public void Finish(long fileKey, LoadOutcome outcome) => session.Run(
        "Load/file.finish",
        ("load_file_key", Cell.Of(fileKey)),
        ("rows_read", Cell.Of(outcome.Read)),
        ("rows_loaded", Cell.Of(outcome.Loaded)),
        ("rows_corrected", Cell.Of(outcome.Corrected)),
        ("rows_duplicate", Cell.Of(outcome.Duplicate)),
        ("rows_rejected", Cell.Of(outcome.Rejected)),
        ("finished_at", Cell.Of(Now())));

    /// <summary>Writes down that rows of a file loaded earlier found what they waited for.</summary>
    public void Adjust(long fileKey, long loaded, long corrected) => session.Run(
        "Load/file.adjust",
        ("load_file_key", Cell.Of(fileKey)),
        ("loaded", Cell.Of(loaded)),
        ("corrected", Cell.Of(corrected)));

    /// <summary>Writes down that it could not be loaded, in a transaction of its own.</summary>
    public void Fail(RawFile file, string profile, string feed, string code, string reason)
    {
        session.Run("Load/file.forget-failure", ("sha256", Cell.Of(file.Sha256)));
        using var fail = session.Prepare("Load/file.fail");
        Describe(fail, file, profile, feed);
        fail.Bind(fail.Parameter("finished_at"), Cell.Of(Now()));
        fail.Bind(fail.Parameter("failure_code"), Cell.Of(code));
        fail.Bind(fail.Parameter("failure"), Cell.Of(reason));
        fail.Execute();
    }

    private void Describe(IRowStatement statement, RawFile file, string profile, string feed)
    {
        statement.Bind(statement.Parameter("sha256"), Cell.Of(file.Sha256));
        statement.Bind(statement.Parameter("name"), Cell.Of(file.Name));
        statement.Bind(statement.Parameter("size"), Cell.Of(file.Size));
        statement.Bind(statement.Parameter("profile"), profile.Length == 0 ? Cell.Empty : Cell.Of(profile));
        statement.Bind(statement.Parameter("feed"), feed.Length == 0 ? Cell.Empty : Cell.Of(feed));
        statement.Bind(statement.Parameter("owner"), Cell.Of(Owner));
        statement.Bind(statement.Parameter("started_at"), Cell.Of(Now()));
    }

    private string Now() => Moment.Text(time.GetUtcNow());
}
