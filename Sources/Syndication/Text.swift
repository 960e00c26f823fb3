/// A text construct: human-readable words with the markup they came in (RFC 4287, section 3.1).
package struct Text: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// No markup: a `<` is a less-than sign.
    case plain
    /// A fragment of HTML, as an HTML parser reads it.
    case html
    /// The inside of an XHTML `div`, written so that an HTML parser reads it too.
    case xhtml
    /// Any other media type. Only `Entry.content` has it (RFC 4287, section 4.1.3.1).
    case media(String)
  }

  package var value: String
  package var kind: Kind
  /// The BCP 47 tag in force where the text stood.
  package var language: String?
  /// The absolute IRI that references inside the markup are relative to (xml:base).
  package var base: String?

  package init(_ value: String, _ kind: Kind = .plain, language: String? = nil, base: String? = nil) {
    self.value = value
    self.kind = kind
    self.language = language
    self.base = base
  }
}
