#!/usr/bin/env python3
"""Ends runs by SIGINT, SIGTERM, SIGHUP or SIGKILL at random moments, then lets one run to its end, and compares what is stored
and published with an undisturbed run's.

usage: run.py FEEDMILL [ROUNDS] [SEED] [SECONDS]    (no round begins after so many seconds)

Checked after each signal: the process ended within two seconds, by the signal (or with 0: it was done already); every
published file is whole; the store is sound. Every fourth round has two signals in a row, every fifth a second run that
overlaps the first.
"""
import http.server, json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time
import xml.dom.minidom

SOURCES, ENTRIES = 60, 8


class Server(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        number = int(self.path.strip("/"))
        time.sleep(0.01 + number % 7 * 0.02)
        items = "".join(
            # Every third story is in two feeds.
            f"<item><title>Story {e} of {number // 2 if e % 3 == 0 else number} and its {e * 7919} words</title>"
            f"<guid>http://site.example/{number // 2 if e % 3 == 0 else number}/{e}</guid>"
            f"<link>http://site.example/{number // 2 if e % 3 == 0 else number}/{e}</link>"
            f"<pubDate>Mon, 23 Nov 2026 {e:02}:{number:02}:00 GMT</pubDate></item>" for e in range(ENTRIES))
        body = f'<rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header("ETag", f'"{number}"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            pass


class Listener(http.server.ThreadingHTTPServer):
    request_queue_size = 256

    def handle_error(self, *_):
        pass


def fill(folder, port):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    lines = "".join(
        f'<outline type="rss" text="Feed {n}" xmlUrl="http://127.0.0.1:{port}/{n}"/>\n' for n in range(SOURCES))
    with open(folder + "/feeds.opml", "w") as file:
        file.write(f'<opml version="2.0"><head/><body>\n{lines}</body></opml>\n')
    with open(folder + "/feedmill.yaml", "w") as file:
        file.write("id: tag:example.org,2026:t\nlimit: 300\n"
                   "fetch: {allow-private-addresses: [127.0.0.1], gap: 0s, at-once: 8, at-once-per-host: 8}\n")


def snapshot(folder):
    """What must not depend on the road: each entry, which are one story, each validator, and the published stories."""
    with open(folder + "/output/feed.json") as file:
        feed = json.load(file)
    database = sqlite3.connect(folder + "/.feedmill/feedmill.sqlite")
    etags = database.execute("SELECT feedURL, etag FROM subscription ORDER BY 1").fetchall()
    report = subprocess.run([program, "stories", "--json", "--directory", folder], capture_output=True, check=True)
    stories = sorted(sorted((m["feedURL"], m["id"], m["title"]) for m in s["members"]) for s in json.loads(report.stdout))
    published = sorted((item["title"], item["date_published"]) for item in feed["items"])
    return json.dumps([etags, stories, published], sort_keys=True)


def check(folder):
    output = folder + "/output/"
    for name in os.listdir(output) if os.path.isdir(output) else []:
        with open(output + name, "rb") as file:
            data = file.read()
        if name.startswith("."):
            continue
        if name.endswith(".xml"):
            xml.dom.minidom.parseString(data)
        elif name.endswith(".json"):
            json.loads(data)
    path = folder + "/.feedmill/feedmill.sqlite"
    if os.path.exists(path):
        assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def run(folder, *more):
    return subprocess.Popen(
        [program, "run", "--quiet", "--directory", folder, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


program = os.path.abspath(sys.argv[1])
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 50
chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
limit = float(sys.argv[4]) if len(sys.argv) > 4 else 1e9
server = Listener(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory() as root:
    folder = root + "/p"
    fill(folder, server.server_port)
    start = time.time()
    assert run(folder).wait() == 0
    whole = time.time() - start
    wanted = snapshot(folder)
    ends, failures, slowest = {}, 0, 0.0
    begin, done = time.time(), 0
    for number in range(rounds):
        if time.time() - begin > limit:
            break
        done += 1
        fill(folder, server.server_port)
        for _ in range(1 + number % 3):
            process = run(folder)
            rival = run(folder, "--wait", "20s") if number % 5 == 4 else None
            time.sleep(chance.uniform(0, whole * 1.05))
            sent = chance.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
            start = time.time()
            process.send_signal(sent)
            if number % 4 == 3:
                process.send_signal(sent)
            words = process.communicate(timeout=20)[1]
            slowest = max(slowest, time.time() - start)
            ends[process.returncode] = ends.get(process.returncode, 0) + 1
            # The rival may have been the first at the lock.
            if process.returncode not in (0, -sent, 75 if rival else 0):
                failures += 1
                print(f"round {number}: exit {process.returncode} {words}")
            if rival:
                if rival.wait(timeout=40) != 0:
                    failures += 1
                    print(f"round {number}: the overlapping run: exit {rival.returncode} {rival.stderr.read()}")
            try:
                check(folder)
            except Exception as error:
                failures += 1
                print(f"round {number}: after the signal: {error!r}")
        last = run(folder)
        words = last.communicate(timeout=40)[1]
        if last.returncode != 0 or words or snapshot(folder) != wanted:
            failures += 1
            print(f"round {number}: the outcome differs (exit {last.returncode} {words})")
    print(f"undisturbed {whole:.2f} s; {done} rounds, exits {ends}, slowest end {slowest:.2f} s, {failures} failures")
sys.exit(failures > 0)
