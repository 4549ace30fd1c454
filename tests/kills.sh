#!/usr/bin/env bash
# Kills the programs (kill -9) so many times at random moments: loads, pulls, migrations, rebuilt marts; and the site in every form that it
# stores, the sheet of values and the signing of an edition among them. After each kill the work is done again, and what stands in the
# warehouse and in the site's store is compared with that of undisturbed work; the warehouse verifies at the end. A thousand take hours.
# usage: tests/kills.sh [KILLS] [ROWS of the loaded file] [FILE of that many rows]
set -euo pipefail
cd "$(dirname "$0")/.."
kills="${1:-1000}"
forms=19 # A round of the site kills it once in each.
export LOAD_KILL_ROWS="${2:-200000}" LOAD_KILLS=$((kills * 3 / 10)) PULL_KILLS=$((kills * 2 / 10)) UPKEEP_KILLS=$((kills * 3 / 10))
export FORM_ROUNDS=$(((kills * 2 / 10 + forms - 1) / forms))
if [[ $# -ge 3 ]]; then
    LOAD_KILL_FILE="$(realpath "$3")"
    export LOAD_KILL_FILE
fi

dotnet build tests/Ingest.Worker.Tests -c Release -v q -nologo
dotnet build tests/Reports.Web.Tests -c Release -v q -nologo
status=0
tests/Ingest.Worker.Tests/bin/Release/net10.0/Ingest.Worker.Tests -noLogo -showLiveOutput \
    -method 'Ingest.Worker.Tests.Loading.KillTests.Load_Killed*' -method 'Ingest.Worker.Tests.Loading.KillTests.Upkeep_Killed*' -method 'Ingest.Worker.Tests.SqlSources.SqlPullKillTests.Pull_KilledAtRandom*' || status=1
tests/Reports.Web.Tests/bin/Release/net10.0/Reports.Web.Tests -noLogo -showLiveOutput \
    -method 'Reports.Web.Tests.Atomic.AllOrNothingTests.Forms_Killed*' || status=1
exit $status
