import Syndication

/// What an `img` element shows, scripts' late loading undone.
struct Picture {
  var source: String?
  var sourceSet: String?
  var isLazy: Bool

  /// Nil if it shows nothing.
  init?(_ values: Fragment.Values, base: String?) {
    func string(_ attribute: Attributes) -> String? {
      values.first { $0.attribute == attribute }.map { String(decoding: $0.value, as: UTF8.self) }
    }
    func safe(_ raw: String?) -> String? {
      raw.flatMap { Address.safe($0, base: base, schemes: Policy.mediaSchemes) }
    }
    isLazy = string(.loading)?.lowercased() == "lazy"
    let raw = string(.src)
    let isPlaceholder = Self.isPlaceholder(raw)
    if isPlaceholder {
      for attribute in Policy.lazySources {
        if let late = safe(string(attribute)) {
          source = late
          isLazy = true
          break
        }
      }
    }
    source = source ?? safe(raw)
    let set = string(.srcset)
    if set == nil || isPlaceholder, let late = string(.dataSrcset) ?? string(.dataLazySrcset) {
      sourceSet = SourceSet.safe(late, base: base)
      if sourceSet != nil { isLazy = true }
    }
    sourceSet = sourceSet ?? set.flatMap { SourceSet.safe($0, base: base) }
    if source == nil && sourceSet == nil { return nil }
  }

  /// Whether `src` only holds the place of a picture that a script loads.
  private static func isPlaceholder(_ raw: String?) -> Bool {
    guard let source = raw?.lowercased().drop(while: \.isWhitespace), !source.isEmpty else { return true }
    if source.hasPrefix("data:") { return true }
    let file = source.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? ""
    return Policy.placeholders.contains { file.contains($0) }
  }

  /// Whether it is there to count its readers.
  static func counts(_ values: Fragment.Values, base: String?) -> Bool {
    var width: Int?
    var height: Int?
    for (attribute, value) in values {
      let text = String(decoding: value, as: UTF8.self)
      switch attribute {
      case .width: width = leadingNumber(text)
      case .height: height = leadingNumber(text)
      case .style:
        for declaration in text.lowercased().split(separator: ";") {
          let parts = declaration.split(separator: ":", maxSplits: 1)
          guard parts.count == 2 else { continue }
          switch String(parts[0].filter { !$0.isWhitespace }) {
          case "width": width = leadingNumber(String(parts[1]))
          case "height": height = leadingNumber(String(parts[1]))
          default: break
          }
        }
      case .src: if isCounter(text, base: base) { return true }
      default: break
      }
    }
    if let width, let height { return width <= 1 && height <= 1 }
    return false
  }

  /// Nil for a length that is relative.
  private static func leadingNumber(_ text: String) -> Int? {
    let text = text.drop(while: \.isWhitespace)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let number = Int(digits), !unit.hasPrefix("%"), !unit.hasPrefix("em"), !unit.hasPrefix("rem") else {
      return nil
    }
    return unit.hasPrefix(".") ? nil : number
  }

  private static func isCounter(_ raw: String, base: String?) -> Bool {
    guard Policy.counters.contains(where: { raw.contains($0.host) }) else { return false }
    let address = IRI(IRI.resolve(raw, against: base))
    guard let host = address.host else { return false }
    return Policy.counters.contains { counter in
      Address.host(host, isIn: counter.host) && counter.paths.contains { address.path.hasPrefix($0) }
    }
  }
}
