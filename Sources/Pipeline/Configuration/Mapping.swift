import Syndication
import Yams

/// A mapping of feedmill.yaml whose keys are taken one by one; a key that nobody took is an error.
struct Mapping {
  private let path: String
  private let name: String
  private let line: Int?
  private var nodes: [String: (key: Node, value: Node)] = [:]
  private var known: [String] = []

  /// The top of the file; nil for a file of comments. Throws with the line where the file is no YAML.
  init?(yaml: String, path: String) throws(ConfigurationError) {
    let node: Node?
    do {
      // No rules: what a scalar is, whoever takes it says. Yams' own are regular expressions, 3 ms to make.
      node = try Yams.compose(yaml: yaml, .basic)
    } catch let error as YamlError {
      throw ConfigurationError(error, path: path)
    } catch {
      throw ConfigurationError("\(error)", path: path, line: nil)
    }
    guard let node, node.null == nil else { return nil }
    try self.init(node, name: "feedmill.yaml", path: path)
  }

  /// `name` is what messages call the mapping. Throws for a node that is none. YAML itself refuses a key given twice.
  init(_ node: Node, name: String, path: String) throws(ConfigurationError) {
    self.path = path
    self.name = name
    line = node.mark?.line
    guard let mapping = node.mapping else {
      throw ConfigurationError("\(name) must be 'key: value' lines", path: path, line: line)
    }
    for (key, value) in mapping {
      guard let word = key.scalar?.string else {
        throw ConfigurationError("a key must be a word", path: path, line: key.mark?.line)
      }
      nodes[word] = (key, value)
    }
  }

  mutating func string(_ key: String) throws(ConfigurationError) -> String? {
    guard let node = take(key) else { return nil }
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw mistake(key, node, "a text") }
    return scalar.string
  }

  /// An absolute IRI.
  mutating func iri(_ key: String) throws(ConfigurationError) -> String? {
    guard let text = try string(key) else { return nil }
    guard IRI(text).scheme != nil else { throw mistake(key, "an absolute address, such as https://example.org/") }
    return text
  }

  mutating func flag(_ key: String) throws(ConfigurationError) -> Bool? {
    guard let node = take(key) else { return nil }
    switch node.scalar?.string {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw mistake(key, node, "true or false")
    }
  }

  mutating func integer(_ key: String, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    guard let node = take(key) else { return nil }
    guard let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
      throw mistake(key, node, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Seconds, from a number with `ms`, `s`, `m`, `h` or `d`; a number alone is seconds.
  mutating func seconds(_ key: String, _ range: ClosedRange<Double>) throws(ConfigurationError) -> Double? {
    let units = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400, "": 1]
    guard let node = take(key) else { return nil }
    guard let seconds = node.scalar.flatMap({ Self.quantity($0.string, units) }) else {
      throw mistake(key, node, "a time such as 200ms, 10s, 30m, 24h")
    }
    guard range.contains(seconds) else {
      throw mistake(key, node, "a time from \(range.lowerBound)s to \(range.upperBound)s")
    }
    return seconds
  }

  /// From a number with `KB`, `MB` or `GB` (powers of 1024); a number alone is bytes.
  mutating func bytes(_ key: String, _ range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
    let units = ["kb": 1024.0, "mb": 1_048_576, "gb": 1_073_741_824, "": 1]
    guard let node = take(key) else { return nil }
    guard let size = node.scalar.flatMap({ Self.quantity($0.string, units) }),
      Double(range.lowerBound)...Double(range.upperBound) ~= size
    else {
      throw mistake(key, node, "a size such as 512KB or 20MB, from \(range.lowerBound) to \(range.upperBound) bytes")
    }
    return Int(size)
  }

  mutating func strings(_ key: String) throws(ConfigurationError) -> [String]? {
    guard let node = take(key) else { return nil }
    let items = node.sequence.map(Array.init) ?? [node]
    var strings: [String] = []
    for item in items {
      guard let scalar = item.scalar, !scalar.string.isEmpty else { throw mistake(key, item, "a list of texts") }
      strings.append(scalar.string)
    }
    return strings
  }

  /// One absolute http or https address, or a list of them; each once.
  mutating func addresses(_ key: String) throws(ConfigurationError) -> [String]? {
    guard let texts = try strings(key) else { return nil }
    var addresses: [String] = []
    for text in texts {
      let iri = IRI(text)
      guard ["http", "https"].contains(iri.scheme?.lowercased()), iri.authority?.isEmpty == false else {
        throw mistake(key, "an http or https address, or a list of them, such as https://hub.example.org/")
      }
      if !addresses.contains(text) { addresses.append(text) }
    }
    return addresses
  }

  mutating func mapping(_ key: String) throws(ConfigurationError) -> Mapping? {
    guard let node = take(key) else { return nil }
    return try Mapping(node, name: "'\(key)'", path: path)
  }

  /// Mappings under names of the user's choice, in the file's order.
  mutating func named(_ key: String) throws(ConfigurationError) -> [(name: String, Mapping)] {
    guard let node = take(key) else { return [] }
    guard let pairs = node.mapping else { throw mistake(key, node, "'name:' lines, each with its own keys below") }
    var mappings: [(name: String, Mapping)] = []
    for (name, value) in pairs {
      guard let word = name.scalar?.string, !word.isEmpty else { throw mistake(key, name, "named by words") }
      mappings.append((word, try Mapping(value, name: "'\(word)'", path: path)))
    }
    return mappings
  }

  /// A list of mappings; one alone stands for a list of it.
  mutating func mappings(_ key: String) throws(ConfigurationError) -> [Mapping] {
    guard let node = take(key) else { return [] }
    var mappings: [Mapping] = []
    for item in node.sequence.map(Array.init) ?? [node] {
      mappings.append(try Mapping(item, name: "'\(key)'", path: path))
    }
    return mappings
  }

  /// Throws for the first key, by line, that nobody asked for.
  func finish() throws(ConfigurationError) {
    let unknown = nodes.filter { !known.contains($0.key) }
    guard let first = unknown.min(by: { ($0.value.key.mark?.line ?? 0) < ($1.value.key.mark?.line ?? 0) }) else {
      return
    }
    throw ConfigurationError(
      "unknown key '\(first.key)' in \(name); the keys are: \(known.sorted().joined(separator: ", "))", path: path,
      line: first.value.key.mark?.line)
  }

  /// The value as a mistake, for the checks that only the caller can make.
  func mistake(_ key: String, _ expected: String) -> ConfigurationError {
    ConfigurationError("'\(key)' must be \(expected)", path: path, line: nodes[key]?.value.mark?.line ?? line)
  }

  private func mistake(_ key: String, _ node: Node, _ expected: String) -> ConfigurationError {
    ConfigurationError("'\(key)' must be \(expected)", path: path, line: node.mark?.line ?? line)
  }

  private mutating func take(_ key: String) -> Node? {
    known.append(key)
    // A key with nothing behind it, as in a file whose value was deleted, means the default.
    guard let node = nodes[key]?.value, node.null == nil else { return nil }
    return node
  }

  private static func quantity(_ text: String, _ units: [String: Double]) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text[digits.endIndex...].drop { $0 == " " }
    guard let number = Double(digits), let factor = units[unit.lowercased()] else { return nil }
    return number * factor
  }
}
