/// A JSON value (RFC 8259). Objects keep the last of repeated names.
enum JSON {
  case null
  case bool(Bool)
  /// As written, so that an id keeps its digits.
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  subscript(_ key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// Nil for values of other types: a wrong type loses that field, not the feed.
  var string: String? { if case .string(let value) = self { value } else { nil } }
  var elements: [JSON] { if case .array(let values) = self { values } else { [] } }
  /// The elements, or the one value that was written without a list around it.
  var list: [JSON] {
    switch self {
    case .array(let values): values
    case .null: []
    default: [self]
    }
  }

  var double: Double? {
    switch self {
    case .number(let digits): Double(digits)
    case .string(let text): Double(text.trimmed)
    default: nil
    }
  }

  var integer: Int? { double.flatMap { Int(exactly: $0.rounded()) } }
}
