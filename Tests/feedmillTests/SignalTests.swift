import Foundation
import LoopbackServer
import Synchronization
import Testing

/// More rounds, at random moments: Tests/signals/run.py.
struct SignalTests {
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
  func aSignalEndsARefreshInOrderAndLosesNothing(signal: Int32, status: Int32) throws {
    // The first two sources answer, the others wait until the signal has been sent.
    let isOpen = Mutex(false)
    let server = LoopbackServer { request in
      while request.target > "/1", !isOpen.withLock({ $0 }) { usleep(5_000) }
      return .text(RunTests.feed(request.target))
    }
    let program = try Program()
    try program.write(RunTests.list((0..<6).map { "\(server.origin)/\($0)" }), to: "feeds.opml")
    try program.write(RunTests.settings + "log: log\n", to: "feedmill.yaml")
    let run = try RunningProgram(["run"], in: program.folder)
    // The window is four: the fifth is asked only after an answer is stored.
    while server.requests.count < 6 { usleep(5_000) }
    run.send(signal)
    let end = try run.end()
    #expect(end.status == status)
    #expect(end.errors.contains("what had come is stored"))
    #expect(!FileManager.default.fileExists(atPath: program.path("output/atom.xml")), "output/ stays as it was")
    #expect(try program.read("log").contains("asked=2 changed=0 error="))
    #expect(try program.read("log").contains(" exit=\(status) "))
    isOpen.withLock { $0 = true }
    let before = server.requests.count
    let next = try program.run("run")
    #expect(next.status == 0 && next.errors == "")
    #expect(server.requests.dropFirst(before).map(\.target).sorted() == ["/2", "/3", "/4", "/5"])
    let published = try program.read("output/atom.xml")
    for source in 0..<6 { #expect(published.contains("/\(source) 1")) }
  }

  @Test func whoWaitsForAnotherRunEndsAtOnce() throws {
    let server = LoopbackServer { _ in .silence }
    let program = try Program()
    try program.write(RunTests.list([server.origin + "/"]), to: "feeds.opml")
    try program.write(RunTests.settings, to: "feedmill.yaml")
    let first = try RunningProgram(["run"], in: program.folder)
    while server.requests.isEmpty { usleep(5_000) }
    let second = try RunningProgram(["run", "--wait", "1h"], in: program.folder)
    while try !second.catches(SIGINT) { usleep(5_000) }
    let isWaiting = second.isRunning
    #expect(isWaiting)
    second.send(SIGINT)
    #expect(try second.end().status == 130)
    first.send(SIGTERM)
    #expect(try first.end().status == 143)
  }
}
