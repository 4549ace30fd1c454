global using Reports.Web.Look;
