using Reports.Web;
using Warehouse.Sql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWarehouse(builder.Configuration);
builder.Services.AddReports(builder.Configuration);

// The one place of the site that may name the worker: Worker:InProcess hosts it here.
var app = builder.Build();
app.UseReports();
return await app.ServeAsync();
