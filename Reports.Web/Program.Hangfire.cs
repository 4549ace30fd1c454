using Hangfire;
using Ingest.Worker.Scheduling;
using Reports.Web.Access;

/// <summary>The composition root where Hangfire keeps the schedule: its page of jobs, for administrators.</summary>
internal static partial class Jobs
{
    static partial void AddStorage(IServiceCollection services) => services.AddJobStorage();

    static partial void Map(WebApplication app)
    {
        // Over SQLite the storage is the worker's memory: without a worker inside there is nothing to show.
        if (app.Services.GetService<JobStorage>() is not { } storage)
        {
            return;
        }

        var options = new DashboardOptions
        {
            // The policy of the endpoint stands in place of the library's own, which lets in whoever is on this machine.
            Authorization = [],
            DashboardTitle = "Задания",
            DisplayStorageConnectionString = false,
        };
        app.MapHangfireDashboard("/jobs", options, storage).RequireAuthorization(Roles.Administrator);
    }
}
