namespace Warehouse.Sql.Loading;

/// <summary>A value of a scale: a label, or a band of numbers.</summary>
/// <param name="Label">What is written; for a band its name.</param>
/// <param name="Low">The least number of a band, in hundredths; null for a label.</param>
/// <param name="High">The greatest number of a band, in hundredths.</param>
/// <param name="ShareLow">Millionths of the maximum at <see cref="Low"/>, or of a label; null when it has no share.</param>
/// <param name="ShareHigh">Millionths at <see cref="High"/>; between the two the share is proportional.</param>
/// <param name="Bucket">5, 4, 3, 2, pass, fail, na (not attested), exempt.</param>
/// <param name="IsPassing">Whether it is a pass.</param>
public sealed record ScaleValue(string Label, long? Low, long? High, long? ShareLow, long? ShareHigh, string Bucket, bool IsPassing);
