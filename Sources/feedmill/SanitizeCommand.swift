import ArgumentParser
import FoundationEssentials
import Sanitizing

/// The sanitizer alone, for the judges of its output.
struct Sanitize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sanitize HTML, one JSON object {\"id\", \"html\"} a line, from standard input to standard output.",
    shouldDisplay: false)

  @Flag(name: .customLong("json-lines"), help: "Read and write JSON lines; the only form there is.")
  var jsonLines = false

  @Option(help: "The address that references are relative to.")
  var base: String?

  @Option(help: "Sanitize all of the input that often and print the speed only.")
  var benchmark: Int?

  private struct Line: Codable {
    var id: String
    var html: String
  }

  func validate() throws {
    guard jsonLines else { throw ValidationError("give --json-lines: HTML is read as {\"id\", \"html\"} lines") }
  }

  func run() throws {
    let sanitizer = Sanitizer()
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    if let benchmark { return try measure(sanitizer, rounds: benchmark) }
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      var value = try decoder.decode(Line.self, from: Data(line.utf8))
      value.html = sanitizer.sanitize(html: value.html, base: base)
      print(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
  }

  private func measure(_ sanitizer: Sanitizer, rounds: Int) throws {
    let decoder = JSONDecoder()
    var texts: [String] = []
    while let line = readLine() { texts.append(try decoder.decode(Line.self, from: Data(line.utf8)).html) }
    let size = texts.reduce(0) { $0 + $1.utf8.count }
    for _ in 0..<rounds {
      var written = 0
      var slowest = Duration.zero
      let clock = ContinuousClock()
      let time = clock.measure {
        for text in texts {
          slowest = max(slowest, clock.measure { written += sanitizer.sanitize(html: text, base: base).utf8.count })
        }
      }
      let seconds = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
      print("\(size) bytes, \(written) written, \(Int(Double(size) / seconds / 1e6)) MB/s, slowest text \(slowest)")
    }
  }
}
