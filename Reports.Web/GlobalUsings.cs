global using Reports.Web.Formatting;
