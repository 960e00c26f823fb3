import FoundationEssentials
import Sanitizing
import Testing

/// Markup as sites write it, and what is kept of it. A file's name says what it shows.
@Suite struct FixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".html") && !$0.hasSuffix(".kept.html") }.map { String($0.dropLast(5)) }.sorted()

  private func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.folder.appending(path: name)), as: UTF8.self)
  }

  @Test(arguments: names)
  func sitesMarkupBecomesWhatIsKept(_ name: String) throws {
    let kept = Sanitizer().sanitize(html: try read(name + ".html"), base: "https://e.example/2025/01/btc/")
    #expect(kept == (try read(name + ".kept.html")))
    #expect(OutputGrammar.violations(of: kept).isEmpty)
    #expect(Sanitizer().sanitize(html: kept, base: nil) == kept)
  }

  @Test func thereAreFixtures() {
    #expect(Self.names.count >= 5)
  }
}
