import Compression
import Publishing
import Storing

/// The packed files beside the published ones, and the store's record of them: only files of our own are ever removed.
struct PublishNeighbours {
  private let folder: OutputFolder
  private let store: Store
  private var known: Set<String>

  /// Throws `StoreError`.
  init(in folder: OutputFolder, of store: Store) throws {
    self.folder = folder
    self.store = store
    known = try store.neighbours()
  }

  /// Before anything is published, since what is packed no more would become old. Throws `StoreError` or `OutputError`.
  mutating func removeUnwanted() throws {
    let unwanted = known.filter { path in !folder.codings.contains { path.hasSuffix($0.suffix) } }
    guard !unwanted.isEmpty else { return }
    try folder.remove(neighbours: unwanted)
    try store.forget(neighbours: Array(unwanted))
    known.subtract(unwanted)
  }

  /// To be called before files are written at these paths inside the output folder. Throws `StoreError`.
  mutating func expect(besides paths: [String]) throws {
    let new = paths.flatMap(folder.neighbours).filter { !known.contains($0) }
    guard !new.isEmpty else { return }
    try store.add(neighbours: new)
    known.formUnion(new)
  }
}
