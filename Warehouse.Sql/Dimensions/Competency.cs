namespace Warehouse.Sql.Dimensions;

/// <summary>A planned result: a code of the organisation. What a programme says of it stands in <see cref="ProgrammeCompetencies"/>.</summary>
public sealed class Competency : Dimension
{
    /// <inheritdoc/>
    public override string Name => "competency";

    /// <inheritdoc/>
    public override string CodeColumn => "competency_code";
}
