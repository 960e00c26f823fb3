import Foundation
import LoopbackServer
import Testing

@testable import feedmill

/// The exit codes of README.md, the same in every command.
struct ExitCodeTests {
  private static let feed = RunTests.feed("one")

  /// A project with a source that was fetched and published.
  private func project() throws -> Program {
    let program = try Program()
    try program.write(ExitCodeTests.feed, to: "feed.xml")
    try program.write(RunTests.list(["feed.xml"]), to: "feeds.opml")
    try program.write("https://third.example/feed\n", to: "urls")
    #expect(try program.run("run").status == 0)
    return program
  }

  @Test func whatIsDoneEndsWith0() throws {
    let program = try project()
    for line in [
      "--version", "--help", "init", "list", "list --json", "status", "status --json", "refresh", "refresh --force",
      "refresh feed.xml", "publish", "publish --json", "run", "run --json", "run --force --strict", "run --wait",
      "run --wait 1s --deadline 1m", "preview", "preview --json", "stories", "stories --json", "explain #1",
      "explain #1 --json", "hide #1", "unhide #1", "join #1 #2", "split #2", "remerge --dry-run", "remerge", "export",
      "export --format newsboat", "parse feed.xml", "parse feed.xml --json", "manual", "help run",
      "rename feed.xml New", "move New --group G", "move New --top", "pause New", "resume New",
      "import urls --dry-run", "add --no-discover https://other.example/feed", "remove other.example",
    ] {
      let end = try program.run(line.split(separator: " ").map(String.init))
      #expect(end.status == 0, "\(line): \(end.errors)")
      #expect(end.errors == "", "\(line)")
    }
  }

  @Test func whatCannotBeDoneEndsWith1AndSaysWhy() throws {
    let empty = try Program()
    for line in ["run", "refresh", "publish", "list", "status", "stories", "preview", "parse nowhere.xml", "export"] {
      let end = try empty.run(line.split(separator: " ").map(String.init))
      #expect(end.status == 1, "\(line): \(end.errors)")
      #expect(end.errors.hasPrefix("feedmill: "), "\(line): \(end.errors)")
      #expect(end.output == "", "\(line)")
    }
    let program = try project()
    for line in [
      "explain nothing", "hide nothing", "split nothing", "join #1 nothing", "remove nothing", "rename nothing N",
      "pause nothing", "refresh nothing", "import nowhere.opml", "run --log-file /nowhere/log", "parse feeds.opml",
    ] {
      let end = try program.run(line.split(separator: " ").map(String.init))
      #expect(end.status == 1, "\(line): \(end.errors)")
      #expect(end.errors.hasPrefix("feedmill: ") || line.hasPrefix("parse"), "\(line): \(end.errors)")
    }
  }

  @Test func aMistakeInTheCommandLineEndsWith2() throws {
    let program = try project()
    for line in [
      "nonsense", "--nonsense", "run --nonsense", "run now", "run --deadline soon", "run --wait -5", "run --color blue",
      "run --log-format xml", "refresh --deadline", "add", "remove", "rename feed.xml", "move feed.xml",
      "move feed.xml --top --group G", "list --urls --json", "stories --limit 0", "preview nowhere",
      "preview --stories 0", "explain", "hide", "split", "join #1", "import", "parse --nonsense", "discover",
    ] {
      let end = try program.run(line.split(separator: " ").map(String.init))
      #expect(end.status == 2, "\(line): \(end.errors)")
      #expect(end.errors.contains("--help"), "\(line): \(end.errors)")
      #expect(end.output == "", "\(line)")
    }
  }

  @Test func aSourceThatIsGoneEndsEachRunWith3() throws {
    let server = LoopbackServer { _ in .status(410) }
    let program = try Program()
    try program.write(RunTests.list([server.origin + "/"]), to: "feeds.opml")
    try program.write(RunTests.settings, to: "feedmill.yaml")
    for line in ["run", "refresh", "run --json", "status", "status --json", "run --force"] {
      #expect(try program.run(line.split(separator: " ").map(String.init)).status == 3, "\(line)")
    }
    for line in ["publish", "list", "stories"] { #expect(try program.run([line]).status == 0, "\(line)") }
  }

  @Test func aProjectThatIsInUseEndsWhatWouldChangeItWith75() throws {
    let server = LoopbackServer { _ in .silence }
    let program = try Program()
    try program.write(RunTests.list([server.origin + "/"]), to: "feeds.opml")
    try program.write(RunTests.settings, to: "feedmill.yaml")
    let run = try RunningProgram(["run"], in: program.folder)
    while server.requests.isEmpty { usleep(5_000) }
    for line in ["run", "refresh", "publish", "run --wait 0.2s", "hide #1", "remerge"] {
      let end = try program.run(line.split(separator: " ").map(String.init))
      #expect(end.status == 75, "\(line): \(end.errors)")
    }
    // Who only looks need not wait, and feeds.opml has a lock of its own.
    for line in [
      "list", "status", "status --json", "stories", "preview", "health", "add --no-discover https://other.example/feed",
      "remove other.example", "export",
    ] {
      #expect(try program.run(line.split(separator: " ").map(String.init)).status == 0, "\(line)")
    }
    run.send(SIGTERM)
    #expect(try run.end().status == 143)
  }
}
