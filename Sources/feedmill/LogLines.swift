import Files
import FoundationEssentials
import Logging
import Pipeline

/// swift-log's end: a line an event, of text or of JSON.
struct LogLines: LogHandler {
  /// What a line of JSON holds.
  private enum Field: Encodable {
    case text(String)
    case integer(Int)
    case number(Double)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .integer(let number): try container.encode(number)
      case .number(let number): try container.encode(number)
      }
    }
  }

  private enum Format {
    case text
    case json
    /// For a person who sits there.
    case words
  }

  private let write: @Sendable (String) -> Void
  private let format: Format
  /// More urgent events are left out.
  private var highest = Logger.Level.critical
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  /// Throws `FileError` where the file cannot be added to.
  init(file path: String, format: LogSettings.Format, level: Logger.Level) throws {
    let file = try AppendedFile(path)
    write = { file.append($0) }
    self.format = format == .json ? .json : .text
    logLevel = level
  }

  /// What happens to each source, onto standard error; on a terminal without times. What a run comes to is left out:
  /// that it says to people in words of its own.
  static var sourceBySource: LogLines { LogLines() }

  private init() {
    let isTerminal = StandardStream.error.isTerminal
    write = { StandardStream.error.write($0) }
    format = isTerminal ? .words : .text
    logLevel = .debug
    highest = .debug
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    guard event.level <= highest else { return }
    let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let time = Date().formatted(.iso8601)
    switch format {
    case .text: write(text(time, event, all))
    case .json: write(json(time, event, all))
    case .words: write(Terminal.harmless(event.message.description) + "\n")
    }
  }

  private func text(
    _ time: String, _ event: LogEvent, _ metadata: [(key: String, value: Logger.Metadata.Value)]
  ) -> String {
    var line = "\(time) \(event.level.rawValue) \(Terminal.harmless(event.message.description))"
    for (key, value) in metadata {
      let word = Terminal.harmless(value.description)
      let isOneWord = !word.isEmpty && word.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") }
      line += " \(key)=" + (isOneWord ? word : "\"\(word.split(separator: "\"").joined(separator: "'"))\"")
    }
    return line + "\n"
  }

  private func json(
    _ time: String, _ event: LogEvent, _ metadata: [(key: String, value: Logger.Metadata.Value)]
  ) -> String {
    var line: [String: Field] = [
      "time": .text(time), "level": .text(event.level.rawValue), "message": .text(event.message.description),
    ]
    for (key, value) in metadata {
      line[key] =
        switch value {
        case .stringConvertible(let number as Int): .integer(number)
        case .stringConvertible(let number as Double): .number(number)
        default: .text(value.description)
        }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let bytes = try? encoder.encode(line) else { return "" }
    return String(decoding: bytes, as: UTF8.self) + "\n"
  }
}
