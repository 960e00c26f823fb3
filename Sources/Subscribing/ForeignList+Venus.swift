import Syndication

/// Planet Venus' `config.ini`: `[Planet]` holds settings, every section named by an address is a feed.
///
/// It is read by Python's ConfigParser there: `=` or `:`, `#` and `;` begin comments, an indented line goes on with the
/// value before, `%(name)s` stands for another value of the section or of `[DEFAULT]`.
extension ForeignList {
  private struct Section {
    var name: String
    var line: Int
    var values: [(name: String, value: String)] = []

    subscript(name: String) -> String? { values.last { $0.name == name }?.value }
  }

  mutating func readVenus(_ bytes: [UInt8], _ file: String, _ limits: SubscriptionList.Limits) throws(OPMLError) {
    let sections = sections(try ForeignList.text(bytes, file, limits), file)
    guard !sections.isEmpty else {
      throw OPMLError(
        file: file, problem: "this is no configuration of Planet Venus: it has no [section]",
        advice: "Name its config.ini")
    }
    let defaults = sections.first { $0.name == "DEFAULT" }
    for section in sections {
      func value(_ name: String) -> String? {
        section[name].flatMap { expand($0, section, defaults).trimmed }
      }
      switch section.name {
      case "DEFAULT": continue
      case "Planet":
        title = value("name")
        settings = section.values.map { ($0.name, expand($0.value, section, defaults)) }
      case let name where name.contains("://"):
        if value("content_type") == "opml" || name.hasSuffix(".opml") {
          inclusions.append(
            SubscriptionList.Inclusion(url: name, title: value("name"), groups: [], line: section.line))
        } else {
          subscribe(Subscription(name, siteURL: value("link"), title: value("name")), file: file, line: section.line)
        }
        for filter in ["filters", "filter", "exclude"] where value(filter) != nil {
          remark("'\(filter)' is not carried over", file, section.line)
        }
      default: remark("the section [\(section.name)] is not carried over", file, section.line)
      }
    }
  }

  private mutating func sections(_ text: String, _ file: String) -> [Section] {
    var sections: [Section] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard let first = line.first, first != "#", first != ";", let words = String(line).trimmed else { continue }
      if first == "[", let end = line.lastIndex(of: "]") {
        sections.append(Section(name: String(line[line.index(after: line.startIndex)..<end]), line: index + 1))
      } else if sections.isEmpty {
        remark("a line before the first [section] is passed over", file, index + 1)
      } else if first.isWhitespace {
        guard let last = sections[sections.count - 1].values.indices.last else { continue }
        sections[sections.count - 1].values[last].value += " " + words
      } else if let mark = line.firstIndex(where: { $0 == "=" || $0 == ":" }) {
        let name = String(line[..<mark]).trimmed?.lowercased() ?? ""
        let value = String(line[line.index(after: mark)...])
        // ' ;' begins a comment inside a line.
        let comment = value.firstRange(of: " ;")?.lowerBound ?? value.endIndex
        sections[sections.count - 1].values.append((name, String(value[..<comment]).trimmed ?? ""))
      } else {
        remark("a line without '=' is passed over", file, index + 1)
      }
    }
    return sections
  }

  /// One level of `%(name)s`, which is all that configurations use.
  private func expand(_ value: String, _ section: Section, _ defaults: Section?) -> String {
    var result = ""
    var rest = value[...]
    while let start = rest.firstRange(of: "%("), let end = rest[start.upperBound...].firstRange(of: ")s") {
      let name = rest[start.upperBound..<end.lowerBound].lowercased()
      result += rest[..<start.lowerBound]
      result += section[name] ?? defaults?[name] ?? String(rest[start.lowerBound..<end.upperBound])
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
