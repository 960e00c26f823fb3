import ArgumentParser
import FoundationEssentials
import Sanitizing

/// The sanitizer alone, for the judges of its output.
struct Sanitize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sanitize",
    abstract: "Sanitize HTML, one JSON object {\"id\", \"html\"} a line, from standard input to standard output.",
    shouldDisplay: false)

  @Flag(name: .customLong("json-lines"), help: "Read and write JSON lines; the only form there is.")
  var jsonLines = false

  @Option(help: "The address that references are relative to.")
  var base: String?

  @Flag(help: "Make links of other sites' players.")
  var noPlayers = false

  @Flag(help: "Keep what 'parse --sanitize' shows, and not only what is stored.")
  var shown = false

  private struct Line: Codable {
    var id: String
    var html: String
  }

  func validate() throws {
    guard jsonLines else { throw ValidationError("give --json-lines: HTML is read as {\"id\", \"html\"} lines") }
  }

  func run() throws {
    let sanitizer = Sanitizer(embedsPlayers: !noPlayers)
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      var value = try decoder.decode(Line.self, from: Data(line.utf8))
      value.html =
        shown ? sanitizer.harmless(html: value.html, base: base) : sanitizer.sanitize(html: value.html, base: base)
      print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
  }
}
