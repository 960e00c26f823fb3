package import Syndication
import XML

/// Makes what others wrote harmless: markup by a strict allow-list, text without controls, addresses absolute.
///
/// A pure function of its input, and idempotent: sanitizing twice changes nothing.
package struct Sanitizer: Sendable {
  package struct Limits: Sendable {
    /// UTF-8 bytes of one text; a longer one loses its markup and keeps its words.
    package var textSize = 1 << 20
    /// Open elements, and attributes of one element, past which a text loses its markup.
    package var depth = 1_500
    package var attributes = 400

    package init() {}
  }

  private let reader: HTMLReader
  /// Sees the attributes of the wide list.
  private let wideReader: HTMLReader

  private let embedsPlayers: Bool

  /// `embedsPlayers`: whether the players of other sites that the policy knows may stay, and load on their own when an
  /// entry is shown; links to them if not.
  package init(limits: Limits = Limits(), embedsPlayers: Bool = true) {
    self.embedsPlayers = embedsPlayers
    var readerLimits = HTMLReader.Limits()
    readerLimits.size = limits.textSize
    readerLimits.depth = limits.depth
    readerLimits.attributesOfATag = limits.attributes
    reader = HTMLReader(limits: readerLimits, attributes: Set(Attributes.named.keys))
    wideReader = HTMLReader(
      limits: readerLimits, attributes: Set(Harmless.attributes.keys).union(["encoding", "alttext"]),
      readsFrames: true)
  }

  /// `html` with what the policy keeps, as HTML that is well-formed XML too. References become absolute against `base`,
  /// and stay as they are without one.
  package func sanitize(html: String, base: String?) -> String {
    guard let root = root(of: html, reader) else { return plainMarkup(html) }
    var fragment = Fragment(
      root, base: base.map(IRI.Base.init), embedsPlayers: embedsPlayers,
      capacity: html.utf8.count + html.utf8.count / 4)
    return fragment.write()
  }

  /// `html` less what could run, and otherwise as its author wrote it: to show what a document holds, pictures that
  /// count readers included. Not for what is stored or published.
  package func harmless(html: String, base: String?) -> String {
    guard let root = root(of: html, wideReader) else { return plainMarkup(html) }
    var fragment = HarmlessFragment(
      root, base: base.map(IRI.Base.init), capacity: html.utf8.count + html.utf8.count / 4)
    return fragment.write()
  }

  /// Nil for text without markup.
  private func root(of html: String, _ reader: HTMLReader) -> Element? {
    html.utf8.contains(UInt8(ascii: "<")) ? reader.read(html).root : nil
  }

  private func plainMarkup(_ html: String) -> String {
    var markup = Markup(capacity: html.utf8.count)
    markup.text(HTMLReferences.decoding(html))
    return markup.text
  }

  /// `html` with its references made absolute against `base`, and nothing else changed in meaning: not safe to publish.
  package func resolving(html: String, base: String?) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")) else { return html }
    let base = base.map(IRI.Base.init)
    return HTMLAttributes.replacing(in: html) { name, value in
      if Policy.references.contains(name) {
        return String(decoding: Address.resolve(Array(value.utf8)[...], base: base), as: UTF8.self)
      }
      return name == "srcset" ? SourceSet.resolving(value, base: base) : nil
    }
  }

  /// The words of a text on one line: without markup, controls or bidirectional overrides.
  package func plainText(_ text: Text) -> String {
    switch text.kind {
    case .html, .xhtml: plainText(html: text.value)
    case .plain, .media: PlainText.folding(text.value)
    }
  }

  package func plainText(html: String) -> String {
    PlainText.of(html, reader: reader)
  }
}
