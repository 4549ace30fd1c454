namespace Reports.Web.Charts;

/// <summary>The note of a picture that has no room for all items.</summary>
internal static class PictureNote
{
    /// <summary>Words of it; empty when everything is shown.</summary>
    public static string Of(int shown, int all) =>
        shown >= all ? "" : $"Показаны первые {Figures.Count(shown)} из {Figures.Count(all)}, все значения — в таблице отчёта.";
}
