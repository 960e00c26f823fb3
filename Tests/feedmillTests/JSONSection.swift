import Foundation

/// A section of docs/json.md: commands, a table of keys and types, an example.
struct JSONSection {
  var commands: [String]
  /// By path, as `members[].url`; types as `time?`.
  var types: [String: String] = [:]
  var example = ""

  static func all(of document: String) -> [JSONSection] {
    var sections: [JSONSection] = []
    var isExample = false
    for line in document.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        sections.append(
          JSONSection(
            commands: line.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }
              .map { String($0.element) }))
      } else if line.hasPrefix("```") {
        isExample = line == "```json"
      } else if isExample {
        sections[sections.count - 1].example += line + "\n"
      } else if line.hasPrefix("| `") {
        let cells = line.split(separator: "`")
        sections[sections.count - 1].types[String(cells[1])] = String(cells[3])
      }
    }
    return sections
  }

  /// The paths of all keys in a value.
  func keys(of value: JSONValue, at path: String = "") -> Set<String> {
    if case .array(let array) = value {
      return array.reduce(into: []) { $0.formUnion(keys(of: $1, at: path.isEmpty ? "" : path + "[]")) }
    }
    guard case .object(let object) = value else { return [] }
    return object.reduce(into: []) { keys, member in
      let place = path.isEmpty ? member.key : path + "." + member.key
      keys.insert(place)
      keys.formUnion(self.keys(of: member.value, at: place))
    }
  }

  /// What of `value` the table does not allow: a key that it lacks, a type that it does not name, a key that is missing.
  func mistakes(in value: JSONValue, at path: String = "") -> [String] {
    if case .array(let array) = value {
      return array.flatMap { mistakes(in: $0, at: path.isEmpty ? "" : path + "[]") }
    }
    guard case .object(let object) = value else { return [] }
    var found: [String] = []
    for (key, member) in object {
      let place = path.isEmpty ? key : path + "." + key
      guard let type = types[place] else {
        found.append("\(place) is not in the table")
        continue
      }
      if !fits(member, type) { found.append("\(place) is no \(type): \(member)") }
      found += mistakes(in: member, at: place)
    }
    let prefix = path.isEmpty ? "" : path + "."
    for (place, type) in types where place.hasPrefix(prefix) && !type.hasSuffix("?") {
      let key = place.dropFirst(prefix.count)
      if !key.contains("."), object[String(key)] == nil { found.append("\(place) is missing") }
    }
    return found
  }

  private func fits(_ value: JSONValue, _ type: String) -> Bool {
    let type = type.hasSuffix("?") ? String(type.dropLast()) : type
    switch (value, type) {
    case (.string, "string"), (.boolean, "boolean"), (.number, "number"), (.object, "object"): return true
    case (.number(let number), "integer"): return number == number.rounded()
    case (.string(let text), "time"): return (try? Date(text, strategy: .iso8601)) != nil
    case (.array(let elements), _) where type.hasPrefix("["):
      return elements.allSatisfy { fits($0, String(type.dropFirst().dropLast())) }
    default: return false
    }
  }
}
