using System.Globalization;
using System.Reflection;
using Benchmarks;

// Figures are read by people and by scripts alike: one culture whatever the machine's.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var scenarios = Assembly.GetExecutingAssembly().GetTypes()
    .Where(type => type.IsAssignableTo(typeof(IScenario)) && type.IsClass)
    .Select(type => (IScenario)Activator.CreateInstance(type)!)
    .OrderBy(scenario => scenario.Name, StringComparer.Ordinal)
    .ToList();
if (args.Length > 0 && scenarios.Find(scenario => scenario.Name == args[0]) is { } chosen)
{
    await chosen.RunAsync(args[1..]);
    return 0;
}

Console.Error.WriteLine("usage:");
foreach (var scenario in scenarios)
{
    Console.Error.WriteLine("  " + scenario.Usage);
}

return 64;
