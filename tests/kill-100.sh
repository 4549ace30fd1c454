#!/usr/bin/env bash
# Kills a load of 1,000,000 rows 100 times at random moments (kill -9), starts it again each time, and compares the warehouse
# row by row with that of an undisturbed load. Takes tens of minutes.
# usage: tests/kill-100.sh [KILLS] [ROWS] [FILE of that many rows]
set -euo pipefail
cd "$(dirname "$0")/.."
export LOAD_KILLS="${1:-100}" LOAD_KILL_ROWS="${2:-1000000}"
if [[ $# -ge 3 ]]; then
    LOAD_KILL_FILE="$(realpath "$3")"
    export LOAD_KILL_FILE
fi

dotnet build tests/Ingest.Worker.Tests -c Release -v q -nologo
exec tests/Ingest.Worker.Tests/bin/Release/net10.0/Ingest.Worker.Tests -noLogo -showLiveOutput \
    -method 'Ingest.Worker.Tests.Loading.KillTests.Load_Killed*'
