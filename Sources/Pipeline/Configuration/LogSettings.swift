package import Logging

/// Where a run leaves its one line, and how much more it tells there.
package struct LogSettings: Sendable, Hashable {
  package enum Format: String, Sendable, CaseIterable {
    /// `2026-11-24T15:00:07Z info run asked=12 failed=1`
    case text
    /// One JSON object a line.
    case json
  }

  /// Nil for none. In feedmill.yaml seen from the project's folder.
  package var file: String?
  package var format = Format.text
  /// `info`: a line a run; `warning`: only what changed; `debug`: every source too.
  package var level = Logger.Level.info

  package init() {}
}

extension LogSettings {
  mutating func read(_ top: inout Mapping) throws(ConfigurationError) {
    file = try top.string("log") ?? file
    if let word = try top.string("log-format") {
      guard let format = Format(rawValue: word) else { throw top.mistake("log-format", "text or json") }
      self.format = format
    }
    if let word = try top.string("log-level") {
      guard let level = Logger.Level(rawValue: word) else {
        throw top.mistake("log-level", "one of " + Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self.level = level
    }
  }
}
