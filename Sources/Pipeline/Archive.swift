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

  /// Writes the pages that are missing or still grow, one in memory at a time. `progress` gets the number of those
  /// written. Throws `StoreError` or `OutputError`.
  func extend(
    from store: Store, _ neighbours: inout PublishNeighbours, progress: (Int) -> Void
  ) throws -> (newest: ArchivePage, written: [OutputFolder.Replacement]) {
    let full = Int(try store.newestStoryRow() / Self.rowsPerPage)
    var written: [OutputFolder.Replacement] = []
    for number in 1...full + 1 {
      progress(written.count)
      let page = ArchivePage(number, isFull: number <= full)
      let path = publication.path(of: page.file)
      if page.isFull, exists(path), exists(publication.path(of: ArchivePage(number + 1, isFull: false).file)) {
        if !folder.neighbours(of: path).allSatisfy(exists) { try pack(path, &neighbours) }
        continue
      }
      let first = Int64(number - 1) * Self.rowsPerPage + 1
      let stories = try store.stories(in: first...first + Self.rowsPerPage - 1)
      try neighbours.expect(besides: [path])
      written += try folder.replace([render(stories, as: publication, on: page)])
    }
    return (ArchivePage(full + 1, isFull: false), written)
  }

  /// Makes the packed neighbours of a page that stays as it is. Throws `FileError`, `StoreError` or `OutputError`.
  private func pack(_ path: String, _ neighbours: inout PublishNeighbours) throws {
    try neighbours.expect(besides: [path])
    let bytes = try WholeFile.read(folder.path + "/" + path)
    try folder.replace([OutputFile(path, bytes: bytes, format: .atom)])
  }

  private func exists(_ path: String) -> Bool { Folder.fileExists(folder.path + "/" + path) }
}
