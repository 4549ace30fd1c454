namespace Sample;

/// <summary>
/// An invented training centre as feed files: years of groups, grades, attendance, awards and papers, with wrong rows planted
/// and named in a manifest. The same options give the same bytes; memory grows by eight
/// bytes a learner and a few dozen a group, whatever the rows.
/// </summary>
public sealed class SampleOrganisation(SampleOptions options)
{
    private const int LearnersBetweenReports = 20_000;

    /// <summary>Writes <c>feeds/*</c> and <c>manifest.json</c> into a directory.</summary>
    /// <param name="directory">Made when missing; its <c>feeds</c> must be empty.</param>
    /// <param name="progress">Told after each group.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="IOException">The directory already has feed files, or cannot be written.</exception>
    public SampleSummary Write(string directory, IProgress<SampleProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Validate();
        var feeds = Directory.CreateDirectory(Path.Combine(directory, "feeds"));
        if (feeds.EnumerateFileSystemInfos().Any())
        {
            throw new IOException($"{feeds.FullName} is not empty: a sample never mixes with other files");
        }

        var programmes = Curriculum.Build(options);
        var groups = GroupCalendar.Plan(options, programmes);
        SampleManifest manifest;
        using (var folder = new FeedFolder(feeds.FullName, options))
        {
            var planter = new DefectPlanter(folder, groups.Count);
            ReferenceFeeds.Write(folder, options, programmes);
            Targets.Write(folder, options, programmes, groups);
            Teachers.Write(folder, options, groups.Count);
            WriteLearners(folder, progress, groups.Count, cancellationToken);
            WriteGroups(folder, groups, planter, progress, cancellationToken);
            manifest = new SampleManifest(options.Learners, options.Years, options.Seed, options.BeginsOn, options.EndsOn, groups.Count,
                folder.Files(), folder.Feeds(), planter.Planted);
        }

        // The manifest comes last: where it stands, every feed file is whole.
        manifest.Write(Path.Combine(directory, "manifest.json"));
        return new SampleSummary(manifest.Files.Count, manifest.Files.Sum(file => file.Rows), groups.Count, manifest.Defects.Count);
    }

    private void WriteLearners(FeedFolder folder, IProgress<SampleProgress>? progress, int groups, CancellationToken cancellationToken)
    {
        for (var index = 1; index <= options.Learners; index++)
        {
            Learner.Write(folder, options, index);
            if (index % LearnersBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(new SampleProgress(folder.Rows, 0, groups));
            }
        }
    }

    private void WriteGroups(FeedFolder folder, IReadOnlyList<GroupPlan> groups, DefectPlanter planter,
        IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        var papers = new GroupPapers(folder, options);
        var mistakes = new Mistakes(folder, options);
        var teachers = Teachers.CountFor(groups.Count);
        var roster = new Roster(options.Learners);
        foreach (var plan in groups)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var story = new GroupStory(options, plan, teachers, roster);
            AttendanceJournal.Write(folder, story);
            new GradeBook(folder, story).Write(row =>
            {
                planter.Notice(row);
                mistakes.MayCorrect(story, row);
            });
            papers.Write(story);
            mistakes.EnterAndRemove(story);
            planter.Plant(story);
            progress?.Report(new SampleProgress(folder.Rows, plan.Index + 1, groups.Count));
        }
    }
}
