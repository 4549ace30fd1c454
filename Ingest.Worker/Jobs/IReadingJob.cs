namespace Ingest.Worker.Jobs;

/// <summary>A job that only reads the warehouse and may run at the same time as one that writes.</summary>
public interface IReadingJob : IJob;
