import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import feedmill

/// `feedmill run` as cron and a person see it: the real program, a real server.
struct RunTests {
  static func feed(_ name: String, entries: Int = 2) -> String {
    let items = (0..<entries).map { "<item><title>\(name) \($0)</title><guid>\(name)-\($0)</guid></item>" }.joined()
    return "<rss version=\"2.0\"><channel><title>\(name)</title>\(items)</channel></rss>"
  }

  static func list(_ addresses: [String]) -> String {
    let lines = addresses.map { "<outline type=\"rss\" text=\"F\" xmlUrl=\"\($0)\"/>\n" }.joined()
    return "<opml version=\"2.0\"><head/><body>\n\(lines)</body></opml>\n"
  }

  static let settings = "fetch: {allow-private-addresses: [127.0.0.1], gap: 0s, at-once: 4, at-once-per-host: 4}\n"

  private func project(_ count: Int, _ server: LoopbackServer, settings: String = "") throws -> Program {
    let program = try Program()
    try program.write(RunTests.list((0..<count).map { "\(server.origin)/\($0)" }), to: "feeds.opml")
    try program.write(RunTests.settings + settings, to: "feedmill.yaml")
    return program
  }

  @Test func awayFromATerminalARunThatWentWellSaysNothing() throws {
    let server = LoopbackServer { .text(RunTests.feed($0.target)) }
    let program = try project(3, server)
    for arguments in [["run"], ["run", "--force"], ["refresh", "--force"], ["publish"]] {
      let run = try program.run(arguments)
      #expect(run.status == 0 && run.output == "" && run.errors == "", "\(arguments)")
    }
    // A feed that is listed twice is a note for whoever sits there, not a mail every quarter of an hour.
    try program.write(RunTests.list((0..<4).map { "\(server.origin)/\($0 % 3)" }), to: "feeds.opml")
    #expect(try program.run("run").errors == "")
    #expect(try program.run("run", "--verbose").errors.contains("note: feeds.opml:"))
    let verbose = try program.run("run", "--force", "--verbose")
    #expect(verbose.lines.contains { $0.hasPrefix("3 sources asked: ") })
    #expect(verbose.errors.contains("unmodified"))
    #expect(try program.run("run", "--verbose", "--quiet").output == "")
  }

  @Test func strictSpeaksOfAnyFailureAndEndsWith3() throws {
    let server = LoopbackServer { $0.target == "/1" ? .status(500) : .text(RunTests.feed($0.target)) }
    let program = try project(3, server)
    let lenient = try program.run("run")
    #expect(lenient.status == 0 && lenient.errors == "")
    let strict = try program.run("run", "--force", "--strict")
    #expect(strict.status == 3)
    #expect(strict.output == "")
    #expect(strict.errors.contains("\(server.origin)/1: answered 500"))
    #expect(strict.errors.split(separator: "\n").count == 1)
  }

  @Test func whoNamesASourceThatAskedForSilenceIsTold() throws {
    let server = LoopbackServer { _ in .status(429, [("Retry-After", "7200")]) }
    let program = try project(1, server)
    #expect(try program.run("run").status == 0)
    let named = try program.run("refresh", "1")
    #expect(server.requests.count == 1)
    #expect(named.status == 0)
    #expect(named.errors.contains("\(server.origin)/0) is not asked: its server asked for silence until 20"))
  }

  @Test func theVerboseSayEachThingOnce() throws {
    let server = LoopbackServer { _ in .status(410) }
    let gone = try project(1, server).run("run", "--verbose")
    #expect(gone.errors.split(separator: "\n").count { $0.contains("gone for good") } == 1)
    #expect(!gone.errors.contains("info run"))
  }

  @Test func aFeedThatIsGoneIsToldOfOnceAndEndsEachRunWith3() throws {
    let server = LoopbackServer { $0.target == "/1" ? .status(410) : .text(RunTests.feed($0.target)) }
    let program = try project(2, server)
    let first = try program.run("run", "--quiet")
    #expect(first.status == 3)
    #expect(first.errors.contains("gone for good: F (\(server.origin)/1)"))
    let second = try program.run("run", "--quiet")
    #expect(second.status == 3 && second.errors == "")
  }

  @Test func eachRunAddsOneLineToTheLog() throws {
    let server = LoopbackServer { .text(RunTests.feed($0.target)) }
    let program = try project(2, server, settings: "log: feedmill.log\n")
    _ = try program.run("run")
    _ = try program.run("run", "--log-format", "json")
    _ = try program.run("publish", "--log-level", "warning")
    let lines = try program.read("feedmill.log").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(" info run asked=2 changed=0 exit=0 failed=0 fetched=2 new=4 "))
    let json = try #require(try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
    #expect(json["message"] as? String == "run" && json["asked"] as? Int == 0 && json["exit"] as? Int == 0)
    _ = try program.run("run", "--log-file", "other.log", "--log-level", "debug", "--force")
    #expect(try program.read("other.log").split(separator: "\n").count == 3)
    let unwritable = try program.run("run", "--log-file", "no/such/folder/log")
    #expect(unwritable.status == 1 && unwritable.errors.contains("cannot write no/such/folder/log"))
  }

  @Test func anErrorOfOurOwnIsInTheLogToo() throws {
    let server = LoopbackServer { .text(RunTests.feed($0.target)) }
    let program = try project(1, server, settings: "log: feedmill.log\n")
    try program.write("in the way", to: "output")
    let run = try program.run("run")
    #expect(run.status == 1)
    let log = try program.read("feedmill.log")
    #expect(log.contains(" error run ") && log.contains("exit=1") && log.contains("error=\""))
  }

  @Test func theDeadlineEndsARunInOrder() throws {
    let server = LoopbackServer { $0.target == "/0" ? .text(RunTests.feed("/0")) : .silence }
    let program = try project(12, server)
    let run = try program.run("run", "--deadline", "0.5s", "--json")
    #expect(run.status == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let refresh = try #require(json["refresh"] as? [String: Any])
    #expect(refresh["asked"] as? Int == 1 && refresh["left"] as? Int == 11)
    #expect((refresh["failures"] as? [Any])?.isEmpty == true, "who was cut off did not fail")
    #expect(try program.read("output/atom.xml").contains("/0 1"))
    #expect(server.requests.count <= 5)
  }

  @Test func aSecondRunEndsWith75OrWaits() throws {
    let isOpen = Mutex(false)
    let server = LoopbackServer { request in
      while !isOpen.withLock({ $0 }) { usleep(10_000) }
      return .text(RunTests.feed(request.target))
    }
    let program = try project(2, server)
    let first = try RunningProgram(["run"], in: program.folder)
    while server.requests.isEmpty { usleep(10_000) }
    let second = try program.run("run")
    #expect(second.status == 75)
    #expect(second.errors.contains("another feedmill is at work"))
    #expect(try program.run("run", "--quiet").errors == "", "cron is not to mail an overlap")
    #expect(try program.run("run", "--wait", "0.3s").status == 75)
    let patient = try RunningProgram(["run", "--wait"], in: program.folder)
    isOpen.withLock { $0 = true }
    #expect(try first.end().status == 0)
    #expect(try patient.end().status == 0)
    #expect(try program.read("output/atom.xml").contains("/1 1"))
  }

  @Test func metricsAreOneTextOfGauges() throws {
    let server = LoopbackServer { $0.target == "/1" ? .status(500) : .text(RunTests.feed($0.target)) }
    let program = try project(2, server, settings: "metrics: feedmill.prom\n")
    _ = try program.run("run")
    let text = try program.read("feedmill.prom")
    #expect(text.hasSuffix("\n# EOF\n"))
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.wholeMatch(of: /feedmill_[a-z_]+\{project="[^"]+"(,[a-z]+="[^"]+")?\} [0-9.]+/) != nil, "\(line)")
    }
    #expect(text.contains(",outcome=\"failed\"} 1\n"))
    #expect(text.contains(",source=\"\(server.origin)/1\"} 1\n"))
    #expect(text.contains(",state=\"failing\"} 1\n"))
    let names = text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
    #expect(Set(names).count == names.count)
  }

  @Test func coloursAreForATerminalOrForWhoAsksForThem() throws {
    let program = try Program()
    try program.write(RunTests.list(["missing.xml"]), to: "feeds.opml")
    _ = try program.run("run")
    #expect(!(try program.run("status").output.contains("\u{1B}")))
    let coloured = try program.run(["status", "--color", "always"], environment: ["NO_COLOR": "1"])
    #expect(coloured.output.hasPrefix("\u{1B}[33mFAILING\u{1B}[0m  F\n"), "who asks for it gets it, NO_COLOR or not")
    #expect(!(try program.run("status", "--color=always", "--no-color").output.contains("\u{1B}")))
    #expect(!(try program.run("status", "--color", "never").output.contains("\u{1B}")))
  }
}
