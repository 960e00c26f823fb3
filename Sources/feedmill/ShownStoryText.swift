import FoundationEssentials
import Pipeline
import Storing
import Syndication

/// A story as a page for a terminal.
struct ShownStoryText {
  private let story: ShownStory
  private let shown: ListedEntry
  private let now: Date

  init(_ story: ShownStory, shown: ListedEntry, now: Date) {
    self.story = story
    self.shown = shown
    self.now = now
  }

  func lines(width: Int) -> [String] {
    let body = ReadableMarkup(ShownStoryReport.markup(shown.entry))
    var lines = head(width: width)
    let text = body.lines(width: width)
    if !text.isEmpty { lines += [""] + text.map { Terminal.harmless($0) } }
    if !body.links.isEmpty {
      lines.append("")
      for (index, link) in body.links.enumerated() { lines.append(Terminal.harmless("[\(index + 1)] \(link)")) }
    }
    return lines + attachments() + others(width: width)
  }

  private func head(width: Int) -> [String] {
    let entry = shown.entry
    let report = EntryReport(shown)
    var lines = WrappedText.lines(Terminal.harmless(entry.title?.value ?? "(untitled)"), width: width).map(Style.bold)
    let authors = report.authors.joined(separator: ", ")
    let source = report.feedTitle ?? report.feedURL
    let time = "\(shown.published.formatted(.iso8601)) (\(RelativeTime.of(shown.published, now: now)))"
    lines += wrapped(
      "#\(shown.row)  \(source)" + (authors.isEmpty || authors == source ? "" : ", by \(authors)"), width)
    lines += wrapped(time + "  " + report.state, width)
    if shown.updated != shown.published { lines.append("updated \(shown.updated.formatted(.iso8601))") }
    if let url = entry.alternate { lines.append(Terminal.harmless(url)) }
    if !report.categories.isEmpty { lines += wrapped("in " + report.categories.joined(separator: ", "), width) }
    lines.append(Terminal.harmless("id " + shown.storyID))
    return lines
  }

  private func attachments() -> [String] {
    let enclosures = shown.entry.enclosures
    guard !enclosures.isEmpty else { return [] }
    return ["", "Enclosures:"]
      + enclosures.map { link in
        let notes = [link.type, link.length.map(ByteCount.text)].compactMap(\.self).joined(separator: ", ")
        return Terminal.harmless("  \(link.href)" + (notes.isEmpty ? "" : " (\(notes))"))
      }
  }

  private func others(width: Int) -> [String] {
    let others = story.members.filter { $0.row != shown.row }
    guard !others.isEmpty else { return [] }
    var lines = ["", "Also carried by:"]
    for other in others {
      let report = EntryReport(other)
      let reason = (story.reasons[other.row] ?? story.reasons[shown.row]).map { " (\($0))" } ?? ""
      lines.append(Terminal.harmless("  #\(other.row)  \(report.feedTitle ?? report.feedURL)\(reason)"))
      if let url = report.url { lines.append(Terminal.harmless("      \(url)")) }
    }
    return lines
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    WrappedText.lines(Terminal.harmless(text), width: width)
  }
}
