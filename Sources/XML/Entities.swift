/// The general entities of a document, expanded within bounds: to a number of bytes in all, and each whole or not at all.
struct Entities {
  let doctype: Doctype
  /// Bytes that each expands to; without those that contain themselves.
  private let sizes: [String: Int]
  /// Of those that refer to others. Text that is put together from parts that were each written once stays below; only a
  /// bomb refers to the same part again and again.
  private let nestedLimit: Int
  private let nested: Set<String>
  /// Bytes that may still come out.
  private var budget: Int
  private var depth = 0

  init(_ doctype: Doctype, budget: Int) {
    self.doctype = doctype
    self.budget = budget
    let references = doctype.entities.mapValues { value in
      Self.references(in: value).filter { CharacterReference.predefined($0) == nil && doctype.entities[$0] != nil }
    }
    sizes = Self.sizes(of: doctype.entities, references)
    nested = Set(references.filter { !$0.value.isEmpty }.keys)
    nestedLimit = 2 * doctype.entities.values.reduce(0) { $0 + $1.count }
  }

  /// Whether the text being read is an entity's.
  var isExpanding: Bool { depth > 0 }

  private static func references(in value: [UInt8]) -> [String] {
    var names: [String] = []
    var index = 0
    while let ampersand = value[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = ampersand + 1
      guard let (reference, end) = CharacterReference.parse(value[...], at: ampersand) else { continue }
      if case .name(let name) = reference { names.append(name) }
      index = end
    }
    return names
  }

  /// Level by level, at most 16 of them: what has no size by then contains itself, or means harm.
  private static func sizes(of entities: [String: [UInt8]], _ references: [String: [String]]) -> [String: Int] {
    var sizes: [String: Int] = [:]
    for _ in 0..<16 where sizes.count < entities.count {
      let known = sizes
      for (name, value) in entities where known[name] == nil {
        var size = value.count
        var isKnown = true
        for reference in references[name] ?? [] {
          guard let part = known[reference] else {
            isKnown = false
            break
          }
          size = min(size + part, 1 << 40)
        }
        if isKnown { sizes[name] = size }
      }
      if sizes.count == known.count { break }
    }
    return sizes
  }

  /// The replacement text of a declared entity, unless it is a predefined one.
  func declared(_ name: String) -> [UInt8]? {
    CharacterReference.predefined(name) == nil ? doctype.entities[name] : nil
  }

  /// Whether an entity of that size may be expanded here. Whoever enters leaves again.
  mutating func enter(_ name: String, _ size: Int, _ damage: inout DamageNotes) -> Bool {
    guard let whole = sizes[name], whole < budget, depth > 0 || !nested.contains(name) || whole <= nestedLimit else {
      damage.add(.repaired, "&\(name); expands to too much, or to itself: it was left out.")
      return false
    }
    budget -= size + 1
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }

  /// What a name means that the document does not declare; nil for nothing.
  func undeclared(_ name: String, _ damage: inout DamageNotes) -> Unicode.Scalar? {
    let scalar = CharacterReference.named(name)
    if scalar == nil {
      damage.add(.repaired, "&\(name); is not declared.")
    } else if CharacterReference.predefined(name) == nil && !doctype.mayDeclareMore {
      damage.add(.repaired, "&\(name); is not declared; XML knows only amp, lt, gt, quot and apos.")
    }
    return scalar
  }

  /// An attribute's value with its references expanded, white space as spaces and control characters left out.
  mutating func expand(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8], _ damage: inout DamageNotes) {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "&") else {
        if byte >= 0x20 {
          output.append(byte)
        } else if byte == 0x09 || byte == 0x0A || byte == 0x0D {
          output.append(0x20)
        }
        index += 1
        continue
      }
      guard let (reference, end) = CharacterReference.parse(bytes, at: index) else {
        damage.add(.repaired, "An & stands for itself; it is written &amp;.")
        output.append(byte)
        index += 1
        continue
      }
      switch reference {
      case .number(let number):
        if let scalar = CharacterReference.scalar(number) { output += UTF8.encode(scalar)! }
      case .name(let name):
        if let value = declared(name) {
          if enter(name, value.count, &damage) {
            expand(value[...], into: &output, &damage)
            leave()
          }
        } else if let scalar = undeclared(name, &damage) {
          output += UTF8.encode(scalar)!
        } else {
          output += bytes[index..<end]
        }
      }
      index = end
    }
  }
}
