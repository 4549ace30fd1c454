#!/bin/bash
# Builds the flavour that Hangfire schedules, apart from the usual one, and runs the tests of scheduling and of its page.
# HANGFIRE_FEED may name a folder or an address with its packages, where the usual sources do not have them.
set -euo pipefail
cd "$(dirname "$0")/.."

out=artifacts/hangfire
flavour=(-p:Scheduler=Hangfire --artifacts-path "$out")
[ -z "${HANGFIRE_FEED:-}" ] || flavour+=("-p:RestoreAdditionalProjectSources=$HANGFIRE_FEED")
for project in Ingest.Worker.Tests Reports.Web.Tests; do
    dotnet build "tests/$project" --configuration Release -nologo -v quiet "${flavour[@]}"
done

"$out/bin/Ingest.Worker.Tests/release/Ingest.Worker.Tests" -noLogo -namespace Ingest.Worker.Tests.Scheduling -namespace Ingest.Worker.Tests.Jobs
"$out/bin/Reports.Web.Tests/release/Reports.Web.Tests" -noLogo -class Reports.Web.Tests.HangfireJobsTests
