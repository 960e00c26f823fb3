/// The general entities of a document, expanded within bounds: to a number of bytes in all, and none within itself.
struct Entities {
  let doctype: Doctype
  private var expanding: [String] = []
  /// Bytes that may still come out.
  private var budget: Int

  init(_ doctype: Doctype, budget: Int) {
    self.doctype = doctype
    self.budget = budget
  }

  /// The replacement text of a declared entity, unless it is a predefined one.
  func declared(_ name: String) -> [UInt8]? {
    CharacterReference.predefined(name) == nil ? doctype.entities[name] : nil
  }

  /// Whether an entity of that size may be expanded here. Whoever enters leaves again.
  mutating func enter(_ name: String, _ size: Int, _ damage: inout DamageNotes) -> Bool {
    guard expanding.count < 16, !expanding.contains(name), size + 1 <= budget else {
      damage.add(.repaired, "&\(name); expands to too much, or to itself: it was left out.")
      return false
    }
    budget -= size + 1
    expanding.append(name)
    return true
  }

  mutating func leave() { expanding.removeLast() }

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
