namespace Ingest.Worker.Loading;

/// <summary>Knows which files are under way: those whose bytes are being read, be it to recognise or to load them.</summary>
public interface IFileWatch
{
    /// <summary>Work on a file begins.</summary>
    /// <param name="path">The file on disk.</param>
    /// <returns>Disposed when the work has ended, well or not; only the death of the process leaves it.</returns>
    IDisposable Begin(string path);
}
