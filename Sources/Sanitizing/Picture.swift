import Syndication

/// What an `img` element shows, scripts' late loading undone.
struct Picture {
  var source: ArraySlice<UInt8>?
  var sourceSet: ArraySlice<UInt8>?
  var isLazy: Bool
  /// Whether it only holds the place of one whose address is elsewhere.
  var isPlaceholder = false

  /// Nil if it shows nothing.
  init?(_ values: Fragment.Values, base: IRI.Base?) {
    func safe(_ raw: ArraySlice<UInt8>?) -> ArraySlice<UInt8>? {
      raw.flatMap { Address.safe($0, base: base, schemes: Policy.mediaSchemes) }
    }
    isLazy = values[.loading]?.elementsEqual("lazy".utf8, by: { $0.lowercased == $1 }) ?? false
    let raw = values[.src]
    let holdsPlace = raw.map(Self.isPlaceholder) ?? true
    if holdsPlace {
      for attribute in Policy.lazySources {
        guard let late = safe(values[attribute]) else { continue }
        source = late
        isLazy = true
        break
      }
    }
    isPlaceholder = holdsPlace && source == nil
    source = source ?? safe(raw)
    let set = values[.srcset]
    if set == nil || holdsPlace, let late = values[.dataSrcset] ?? values[.dataLazySrcset] {
      sourceSet = SourceSet.safe(late, base: base)
      if sourceSet != nil { isLazy = true }
    }
    sourceSet = sourceSet ?? set.flatMap { SourceSet.safe($0, base: base) }
    if sourceSet != nil { isPlaceholder = false }
    if source == nil && sourceSet == nil { return nil }
  }

  /// Whether `src` only holds the place of a picture that a script loads.
  private static func isPlaceholder(_ raw: ArraySlice<UInt8>) -> Bool {
    let source = raw.trimmed
    if source.isEmpty || source.prefix(5).elementsEqual("data:".utf8, by: { $0.lowercased == $1 }) { return true }
    let path = source.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let file = path.lastIndex(of: UInt8(ascii: "/")).map { path[($0 + 1)...] } ?? path
    return Policy.placeholders.contains { file.containsIgnoringCase($0.utf8) }
  }

  /// Whether it is there to count its readers.
  static func counts(_ values: Fragment.Values) -> Bool {
    var width = values[.width].flatMap(pixels)
    var height = values[.height].flatMap(pixels)
    if let style = values[.style] {
      for declaration in style.split(separator: UInt8(ascii: ";")) {
        guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
        let name = declaration[..<colon].trimmed
        if name.elementsEqual("width".utf8, by: { $0.lowercased == $1 }) {
          width = pixels(declaration[(colon + 1)...])
        } else if name.elementsEqual("height".utf8, by: { $0.lowercased == $1 }) {
          height = pixels(declaration[(colon + 1)...])
        }
      }
    }
    if let width, let height, width <= 1, height <= 1 { return true }
    return values[.src].map(isCounter) ?? false
  }

  /// Nil for a length that is relative or not whole.
  private static func pixels(_ value: ArraySlice<UInt8>) -> Int? {
    let text = value.trimmed
    let digits = text.prefix(while: \.isDigit)
    guard (1...6).contains(digits.count) else { return nil }
    switch text.dropFirst(digits.count).first?.lowercased {
    case UInt8(ascii: "%"), UInt8(ascii: "e"), UInt8(ascii: "r"), UInt8(ascii: "."): return nil
    default: return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
  }

  /// Whether the address that it comes to is a known counter's.
  var isCounter: Bool { source.map(Self.isCounter) ?? false }

  private static func isCounter(_ raw: ArraySlice<UInt8>) -> Bool {
    guard let host = Address.host(of: raw) else { return false }
    for counter in Policy.counters where host.hasSuffix(counter.host.utf8) {
      let before = host.dropLast(counter.host.utf8.count)
      guard before.isEmpty || before.last == UInt8(ascii: ".") else { continue }
      if counter.paths.contains(where: { raw[host.endIndex...].starts(with: $0.utf8) }) { return true }
    }
    return false
  }
}
