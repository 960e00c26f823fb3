package import Syndication

/// A page of the archive behind an Atom feed: the stories that were stored while it was the newest page.
///
/// A page that is full has a page after it, and never changes again. The newest page, which may be empty, grows.
package struct ArchivePage: Sendable, Hashable {
  /// From 1, the oldest.
  package var number: Int
  package var isFull: Bool

  package init(_ number: Int, isFull: Bool) {
    self.number = number
    self.isFull = isFull
  }

  /// Inside the publication's folder.
  package var file: String {
    let digits = String(number)
    return "archive/" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits + ".xml"
  }

  var previous: ArchivePage? { number > 1 ? ArchivePage(number - 1, isFull: true) : nil }
  var next: ArchivePage? { isFull ? ArchivePage(number + 1, isFull: false) : nil }
}

/// The file of one page, of its stories that the publication's rules keep, the newest first.
package func render(_ stories: [Story], as publication: Publication, on page: ArchivePage) -> OutputFile {
  var selection = Selection()
  selection.include = publication.selection.include
  selection.exclude = publication.selection.exclude
  selection.limit = .max
  let bytes = AtomDocument.bytes(of: PublishedEntry.all(of: selection.select(stories)), as: publication, page: page)
  return OutputFile(publication.path(of: page.file), bytes: bytes, format: .atom)
}
