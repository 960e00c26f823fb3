/// Names that HTML knows.
package enum HTMLNames {
  /// Whether `name` is a character reference of HTML 4, as in `&name;`.
  package static func isReference(_ name: String) -> Bool { CharacterReference.named(name) != nil }
}
