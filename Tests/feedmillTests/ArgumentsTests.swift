import Foundation
import Testing

struct ArgumentsTests {
  private static let preloaded = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"

  /// Swift's own `CommandLine` then has no arguments, and `feedmill run` printed the help and ended with 0.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: preloaded), "needs libfaketime"))
  func argumentsAreFoundWhereALibraryHasSetVariablesBefore() throws {
    let program = try Program()
    let run = try program.run(
      "list", environment: ["LD_PRELOAD": ArgumentsTests.preloaded, "FAKETIME": "@2026-12-01 00:00:00"])
    #expect(run.status == 1)
    #expect(run.errors.contains("feeds.opml"))
  }

  @Test func emptyArgumentsCount() throws {
    let program = try Program()
    #expect(try program.run("").status == 2)
    #expect(try program.run("show", "").status != 0)
  }

  /// Commands that are rightly given are read without a look at the others; what is said of mistakes is the same.
  @Test func aMistakeInACommandIsToldWithItsWholeName() throws {
    let program = try Program()
    let run = try program.run("run", "--nonsense")
    #expect(run.status == 2)
    #expect(run.errors.contains("feedmill run"))
    #expect(try program.run("run", "--help").output.contains("feedmill run"))
  }
}
