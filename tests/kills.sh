#!/usr/bin/env bash
# Kills the programs (kill -9) so many times at random moments: loads, the service over its inbox, pulls, migrations, rebuilt marts, the
# change of keys; and the site in every form that it stores, the upload of the sheet of values and the signing of an edition among them.
# After each kill, or ten in a row, the work is done again, and what stands in the warehouse and in the site's store is compared with what
# undisturbed work leaves. Ends with one line. A thousand kills take about an hour on two cores.
# usage: tests/kills.sh [KILLS] [ROWS of the loaded file] [FILE of that many rows]
set -euo pipefail
cd "$(dirname "$0")/.."
kills="${1:-1000}"
forms=19 # A round of the site kills it once in each.
share() { echo $(((kills * $1 + 99) / 100)); }
LOAD_KILLS=$(share 30) INBOX_KILLS=$(share 10) PULL_KILLS=$(share 15) UPKEEP_KILLS=$(share 25) KEY_KILLS=$(share 5)
FORM_ROUNDS=$((($(share 15) + forms - 1) / forms))
export PATIENCE_MINUTES="${PATIENCE_MINUTES:-60}" LOAD_KILLS INBOX_KILLS PULL_KILLS UPKEEP_KILLS KEY_KILLS FORM_ROUNDS LOAD_KILL_ROWS="${2:-30000}"
if [[ $# -ge 3 ]]; then
    LOAD_KILL_FILE="$(realpath "$3")"
    export LOAD_KILL_FILE
fi

if [[ -z "${KILLS_NO_BUILD:-}" ]]; then
    dotnet build tests/Ingest.Worker.Tests -c Release -v q -nologo
    dotnet build tests/Reports.Web.Tests -c Release -v q -nologo
fi

output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
tests/Ingest.Worker.Tests/bin/Release/net10.0/Ingest.Worker.Tests -noLogo -noColor -showLiveOutput -parallel none \
    -method '*.KillTests.Load_Killed*' -method '*.KillTests.Upkeep_Killed*' \
    -method '*.InboxKillTests.Inbox_Killed*' -method '*.SqlPullKillTests.Pull_KilledAtRandom*' 2>&1 | tee -a "$output" || status=1
tests/Reports.Web.Tests/bin/Release/net10.0/Reports.Web.Tests -noLogo -noColor -showLiveOutput -parallel none \
    -method '*.KeyKillTests.KeysRotate_KilledAtRandom*' -method '*.AllOrNothingTests.Forms_Killed*' 2>&1 | tee -a "$output" || status=1
done=$(sed -n 's/.*kills: \([0-9]*\);.*/\1/p' "$output" | awk '{ n += $1 } END { print n + 0 }')
if [[ $status = 0 && $done -ge $kills ]]; then
    echo "$done kills, nothing lost, nothing doubled, $SECONDS seconds"
else
    echo "kills: failed after at least $done kills, $SECONDS seconds; what differed is above" >&2
    exit 1
fi
