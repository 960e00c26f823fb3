#!/usr/bin/env bash
# A thousand feeds on loopback: first fetch, then again with nothing changed, beside curl --parallel on the same addresses.
#
#   Benchmarks/fetch.sh [FEEDS [ROUNDS]]      needs nginx, curl and GNU time; prints medians
#
# The feeds are made here, 24 entries of about 1.5 KB each out of 4,000 words, and served by nginx from 50 loopback addresses, so that
# limits a host do not hide the cost of the work. The gap between two requests to one host is set to 0.
set -euo pipefail
cd "$(dirname "$0")/.."
FEEDS=${1:-1000} ROUNDS=${2:-5} PORT=${PORT:-18480}
BIN=${BIN:-$PWD/.build/release/feedmill}
for tool in nginx curl /usr/bin/time; do
  command -v $tool >/dev/null || { echo "missing: $tool (apt-get install nginx-light curl time)"; exit 1; }
done
T=$(mktemp -d) && trap 'kill $(cat "$T/pid" 2>/dev/null) 2>/dev/null; rm -rf "$T"' EXIT
mkdir -p "$T/www" "$T/project"
chmod 755 "$T" # nginx's worker is another user

awk -v feeds="$FEEDS" -v dir="$T/www" '
BEGIN {
  srand(7)
  words = split("ba ke li mo ru ste tra vin go plo dra shen", syllable, " ")
  for (w = 0; w < 4000; w++) word[w] = syllable[w % 12 + 1] syllable[int(w / 12) % 12 + 1] syllable[int(w / 144) % 12 + 1] syllable[int(w / 1728) + 1]
  for (f = 0; f < feeds; f++) {
    file = dir "/" f ".xml"
    printf "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Feed %d</title><link>http://%d.example/</link><description>d</description>\n", f, f > file
    for (e = 0; e < 24; e++) {
      text = ""
      for (w = 0; w < 180; w++) text = text word[int(rand() * 4000)] (w % 40 == 39 ? "</p><p>" : " ")
      printf "<item><title>Entry %d of feed %d</title><link>http://%d.example/%d</link><guid>http://%d.example/%d</guid><pubDate>%02d Nov 2024 10:%02d:00 +0000</pubDate><description>%s</description><content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>\n", e, f, f, e, f, e, e + 1, f % 60, substr(text, 1, 120), text > file
    }
    print "</channel></rss>" > file
    close(file)
  }
}'
find "$T/www" -name '*.xml' -exec touch -d '2024-11-30' {} +
cat >"$T/nginx.conf" <<NGINX
worker_processes 1; pid $T/pid; error_log $T/error.log;
events { worker_connections 4096; }
http { access_log off; sendfile on; keepalive_requests 100000; types { application/rss+xml xml; }
  client_body_temp_path $T/b; proxy_temp_path $T/p; fastcgi_temp_path $T/f; uwsgi_temp_path $T/u; scgi_temp_path $T/s;
  server { listen $PORT; root $T/www; } }
NGINX
nginx -c "$T/nginx.conf"

{
  echo '<opml version="2.0"><head><title>bench</title></head><body>'
  for ((f = 0; f < FEEDS; f++)); do
    echo "<outline type=\"rss\" text=\"$f\" xmlUrl=\"http://127.0.0.$((f % 50 + 1)):$PORT/$f.xml\"/>"
  done
  echo '</body></opml>'
} >"$T/project/feeds.opml"
printf 'fetch:\n  gap: 0\n  at-once-per-host: 4\n  allow-private-addresses: [127.0.0.0/8]\n' >"$T/project/feedmill.yaml"
for ((f = 0; f < FEEDS; f++)); do
  printf 'url = "http://127.0.0.%d:%d/%d.xml"\noutput = /dev/null\n' $((f % 50 + 1)) "$PORT" "$f"
done >"$T/curl.config"

measure() { # NAME COMMAND...: appends 'NAME wall cpu peak-MB' to the rows
  local name=$1 && shift
  /usr/bin/time -f '%e %U %S %M' -o "$T/time" "$@" >"$T/out" 2>"$T/err" || { tail -5 "$T/out" "$T/err"; exit 1; }
  awk -v name="$name" '{ printf "%s %.3f %.3f %.1f\n", name, $1, $2 + $3, $4 / 1024 }' "$T/time" >>"$T/rows"
}
for ((round = 0; round < ROUNDS; round++)); do
  rm -rf "$T/project/.feedmill" "$T/project/output"
  measure feedmill-first "$BIN" run --json --directory "$T/project"
  grep -q "\"fetched\" : $FEEDS\>" "$T/out" || { tail -5 "$T/out"; exit 1; }
  measure feedmill-again "$BIN" run --force --json --directory "$T/project"
  grep -q "\"unmodified\" : $FEEDS\>" "$T/out" || { tail -5 "$T/out"; exit 1; }
  measure curl-parallel curl --silent --parallel --parallel-max 64 --config "$T/curl.config"
done
echo "$FEEDS feeds, $(du -sk "$T/www" | cut -f1) KB, $ROUNDS rounds, medians"
printf '%-16s %8s %8s %8s\n' '' 'wall s' 'CPU s' 'peak MB'
for name in feedmill-first feedmill-again curl-parallel; do
  for column in 2 3 4; do
    awk -v n=$name -v c=$column '$1 == n { print $c }' "$T/rows" | sort -n |
      awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
  done | xargs printf '%-16s %8s %8s %8s\n' $name
done
