import Files
import Publishing
import Storing
import Syndication

/// The pages of a publication's archive on the disk: a hundred rows of the store's stories a page.
///
/// A page is written until the page after it exists; from then on it stays as it is, whatever becomes of its entries.
struct Archive {
  private static let rowsPerPage: Int64 = 100

  private let publication: Publication
  private let folder: OutputFolder

  init(of publication: Publication, in folder: OutputFolder) {
    self.publication = publication
    self.folder = folder
  }

  /// Writes the pages that are missing or still grow, one in memory at a time. Throws `StoreError` or `OutputError`.
  func extend(from store: Store) throws -> (newest: ArchivePage, written: [OutputFolder.Replacement]) {
    let full = Int(try store.newestStoryRow() / Self.rowsPerPage)
    var written: [OutputFolder.Replacement] = []
    for number in 1...full + 1 {
      let page = ArchivePage(number, isFull: number <= full)
      if page.isFull, exists(page), exists(ArchivePage(number + 1, isFull: false)) { continue }
      let first = Int64(number - 1) * Self.rowsPerPage + 1
      let stories = try store.stories(in: first...first + Self.rowsPerPage - 1)
      written += try folder.replace([render(stories, as: publication, on: page)])
    }
    return (ArchivePage(full + 1, isFull: false), written)
  }

  private func exists(_ page: ArchivePage) -> Bool {
    Folder.fileExists(folder.path + "/" + publication.path(of: page.file))
  }
}
