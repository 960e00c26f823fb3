internal import Glibc

/// Reads an XML document into a `Tree`: strictly if it can be, else with repairs.
package struct XMLReader: Sendable {
  package struct Limits: Sendable, Hashable {
    /// Elements open at once; of deeper ones only the text is kept. At most 250.
    package var depth = 200
    /// Of one element.
    package var attributes = 512
    /// Bytes of one attribute's value; a longer one is read as empty where a document is not well formed.
    package var attribute = 1 << 20
    /// Namespaces in force at once.
    package var namespaces = 256
    /// Bytes that all references to entities of the document's own may expand to.
    package var entityExpansion = 4 << 20

    package init() {}
  }

  package struct Reading: Sendable {
    package var tree: Tree
    /// Lower case.
    package var encoding: String
    /// Whether the encoding was nowhere declared, and not UTF-8.
    package var isEncodingGuessed: Bool
    package var isWellFormed: Bool
    package var damage: [Damage]
    /// The element that the document type declaration names.
    package var doctype: String?
  }

  package var nesting: Nesting
  package var limits: Limits

  package init(nesting: Nesting = Nesting(), limits: Limits = Limits()) {
    self.nesting = nesting
    self.limits = limits
  }

  /// - Parameter charset: what HTTP said of the encoding, if anything.
  package func read(_ bytes: [UInt8], charset: String? = nil) -> Reading {
    let sniffed = Encoding.sniff(bytes, charset: charset)
    // UTF-8 is checked by libxml2 itself, so most documents are read without a copy.
    if sniffed.isUTF8, let reading = strict(sniffed.skipMark(bytes), encoding: "utf-8") { return reading }
    let decoded = sniffed.decode(bytes)
    if !sniffed.isUTF8 || decoded.encoding != "utf-8" || !decoded.isExact {
      if var reading = strict(decoded.bytes[...], encoding: decoded.encoding) {
        reading.isEncodingGuessed = decoded.isGuessed
        if !decoded.isExact {
          reading.isWellFormed = false
          reading.damage.append(decoded.damage)
        }
        return reading
      }
    }
    var reading = tolerant(decoded.bytes, encoding: decoded.encoding)
    reading.isEncodingGuessed = decoded.isGuessed
    if !decoded.isExact { reading.damage.append(decoded.damage) }
    if reading.damage.isEmpty { reading.damage = Self.strictDamage(decoded.bytes) }
    return reading
  }

  /// What libxml2 has against a document in which the tolerant reader found nothing to repair.
  private static func strictDamage(_ bytes: [UInt8]) -> [Damage] {
    var document = bytes[...]
    var doctype = Doctype()
    var lines = 0
    if let (found, range) = Doctype.scan(document) {
      guard found.isWellFormed else {
        let line = 1 + document[..<range.lowerBound].lineEnds(from: 0)
        return [Damage(kind: .repaired, line: line, message: "The document type declaration is not well formed.")]
      }
      lines = document[..<range.upperBound].lineEnds(from: range.lowerBound)
      (doctype, document) = (found, document[..<range.lowerBound] + document[range.upperBound...])
    }
    let outcome = unsafe document.withUnsafeBufferPointer { unsafe StrictReader.readWhole($0, doctype: doctype) }
    guard case .broken(let line, let message) = outcome else { return [] }
    return [Damage(kind: .repaired, line: line + lines, message: message)]
  }

  /// Nil when the document is not well formed or wants entities that only the tolerant reader expands.
  private func strict(_ bytes: ArraySlice<UInt8>, encoding: String) -> Reading? {
    guard !bytes.isEmpty else { return nil }
    var document = bytes
    var doctype = Doctype()
    // Far from the start there is none, and looking would cost.
    if let (found, range) = Doctype.scan(bytes) {
      guard found.isWellFormed else { return nil }
      doctype = found
      document = bytes[..<range.lowerBound] + bytes[range.upperBound...]
    }
    let outcome: StrictReader.Outcome? = unsafe document.withUnsafeBufferPointer { buffer in
      guard unsafe memchr(buffer.baseAddress!, 0, buffer.count) == nil, unsafe TagGuard.isHarmless(buffer) else {
        return nil
      }
      return unsafe StrictReader.read(buffer, doctype: doctype, depth: limits.depth)
    }
    guard case .wellFormed(let strict)? = outcome else { return nil }
    var reading = Reading(
      tree: strict.tree, encoding: encoding, isEncodingGuessed: false, isWellFormed: true, damage: [],
      doctype: doctype.name.isEmpty ? nil : doctype.name)
    if strict.lacksEntities {
      let tolerant = tolerant(Array(bytes), encoding: encoding)
      reading.tree = tolerant.tree
      reading.damage = tolerant.damage
    }
    if strict.isTooDeep { reading.damage.append(.tooDeep(limits.depth)) }
    if strict.hasUndeclaredPrefix {
      reading.isWellFormed = false
      reading.damage.append(Damage(kind: .repaired, line: 0, message: "A namespace prefix is not declared."))
    }
    return reading
  }

  private func tolerant(_ bytes: [UInt8], encoding: String) -> Reading {
    let doctype = Doctype.scan(bytes[...])?.doctype ?? Doctype()
    let (tree, damage) = TolerantReader(doctype, nesting: nesting, limits: limits, capacity: bytes.count).read(bytes)
    return Reading(
      tree: tree, encoding: encoding, isEncodingGuessed: false, isWellFormed: false, damage: damage,
      doctype: doctype.name.isEmpty ? nil : doctype.name)
  }
}
