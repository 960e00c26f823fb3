#!/bin/sh
# One poll of the hostile bench: run_bench.py --adapter .../Tests/hostile/adapter.sh, with feedmill on PATH.
here=$(dirname "$0")
cd "$BENCH_STATE" || exit 1
[ -n "$BENCH_CA" ] && export SSL_CERT_FILE="$BENCH_CA"
if [ ! -f feeds.opml ]; then
  feedmill init --quiet
  printf 'limit: 3000\nfetch:\n  allow-private-addresses: [%s]\n' "${BENCH_ALLOW%%:*}" > feedmill.yaml
  if [ -n "$BENCH_DISCOVER" ]; then
    feedmill add "$BENCH_URL" > "$BENCH_OUT/terminal.txt" 2>&1
  else
    "$here/result.py" opml $BENCH_URLS > feeds.opml
  fi
fi
feedmill run --verbose >> "$BENCH_OUT/terminal.txt" 2>&1
feedmill status >> "$BENCH_OUT/terminal.txt" 2>&1
feedmill status --json > "$BENCH_OUT/sources.json" 2>> "$BENCH_OUT/terminal.txt"
cp output/* "$BENCH_OUT/" 2>/dev/null
exec "$here/result.py" result
