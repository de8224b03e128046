#!/bin/bash
# Scores mail by rspamd as Debian configures it, inside a network namespace that leads nowhere: one
# line "SCORE SYMBOLS FILE" for each file named on standard input. $1 is a folder for its state.
set -euo pipefail

ip link set lo up
mkdir -p "$1"
chmod 777 "$1"
rspamd --no-fork --user=_rspamd --group=_rspamd \
    --var=DBDIR="$1" --var=RUNDIR="$1" --var=LOGDIR="$1" >"$1/output" 2>&1 &
judge=$!
trap 'kill $judge; wait $judge || true' EXIT
until (exec 3<>/dev/tcp/127.0.0.1/11333) 2>/dev/null; do
    if ! kill -0 $judge || [ $SECONDS -gt 60 ]; then
        cat "$1"/*.log "$1/output" >&2
        exit 1
    fi
    sleep 0.1
done
# As delivered by a mail server with a name of its own.
mapfile -t files
rspamc --connect=127.0.0.1:11333 --ip=192.0.2.5 --hostname=mail.example.org --helo=mail.example.org \
    --from=closed-doors@example.org --rcpt=abuse@network.example.com symbols "${files[@]}" |
    awk '/^Results for file:/ { file = $4 }
         /^Score:/ { score = $2 }
         /^Symbol:/ { symbols = symbols "," $2 $3 }
         /^Message-ID:/ { print score, symbols, file; symbols = "" }'
