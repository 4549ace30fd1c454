namespace Sample;

/// <summary>How far the generator is.</summary>
/// <param name="Rows">Rows written so far in all files.</param>
/// <param name="GroupsDone">Groups whose rows are written.</param>
/// <param name="Groups">Groups in all.</param>
public sealed record SampleProgress(long Rows, int GroupsDone, int Groups);

/// <summary>What was written.</summary>
/// <param name="Files">Feed files.</param>
/// <param name="Rows">Rows in all of them, headers not counted.</param>
/// <param name="Groups">Groups invented.</param>
/// <param name="Defects">Planted rows that the manifest lists.</param>
public sealed record SampleSummary(int Files, long Rows, int Groups, int Defects);
