namespace Ingest.Worker.Jobs;

/// <summary>A job that only reads the warehouse: it runs beside those that write.</summary>
public interface IReadingJob : IJob;
