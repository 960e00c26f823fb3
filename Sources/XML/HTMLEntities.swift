/// The named character references of HTML 4.
package enum HTMLEntities {
  /// Whether `&name;` is one.
  package static func contains(_ name: String) -> Bool { CharacterReference.named(name) != nil }
}
