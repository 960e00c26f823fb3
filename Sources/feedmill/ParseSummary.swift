import FoundationEssentials
import Parsing
import Syndication

/// What a person wants to know of a document.
enum ParseSummary {
  static func text(_ parse: Parsing.Parse) -> String {
    guard case .feed(let feed, let warnings) = parse else {
      if case .notAFeed(let reason) = parse { return "No feed. \(printable(reason))" }
      return ""
    }
    var lines = [feed.source.title.map { Terminal.fit(oneLine($0.value)) } ?? "(no title)"]
    lines.append(
      "  \(feed.format.rawValue), \(printable(feed.encoding)), \(feed.isWellFormed ? "well formed" : "not well formed")"
    )
    if let page = feed.source.alternate { lines.append("  \(printable(page))") }
    for warning in warnings { lines.append("  warning: \(printable(warning))") }
    lines.append("")
    for entry in feed.entries {
      let date = (entry.published ?? entry.updated).map(FeedJSON.timestamp) ?? String(repeating: " ", count: 20)
      lines.append("\(date)  \(entry.title.map { Terminal.fit(oneLine($0.value), indent: 22) } ?? "(no title)")")
      if let page = entry.alternate { lines.append(String(repeating: " ", count: 22) + printable(page)) }
    }
    lines.append("")
    lines.append(Words.count(feed.entries.count, "entry", "entries"))
    return lines.joined(separator: "\n")
  }

  private static func printable(_ text: String) -> String { Terminal.harmless(oneLine(text)) }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
