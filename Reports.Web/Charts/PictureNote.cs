namespace Reports.Web.Charts;

/// <summary>What a picture says when it has no room for everything.</summary>
internal static class PictureNote
{
    /// <summary>Words of it; empty when everything is shown.</summary>
    public static string Of(int shown, int all) =>
        shown >= all ? "" : $"Показаны первые {Figures.Count(shown)} из {Figures.Count(all)}, все значения — в таблице отчёта.";
}
