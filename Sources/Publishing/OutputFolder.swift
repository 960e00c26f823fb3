package import Compression
import Files

/// The folder that a web server serves.
package struct OutputFolder: Sendable {
  package struct Replacement: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable {
      case written
      /// The bytes were there already: the file was not touched.
      case unchanged
    }

    /// Inside the output folder, as the file's was.
    package var path: String
    package var outcome: Outcome
  }

  package let path: String
  /// A packed neighbour is kept beside each file for each of these.
  package let codings: [ContentCoding]

  package init(path: String, codings: [ContentCoding] = []) {
    self.path = path
    self.codings = codings
  }

  /// Puts the files in place of the present ones, each at once or not at all.
  ///
  /// All files are checked, and written under other names, before the first is replaced. A file whose bytes would not
  /// change keeps its modification time. An Atom feed that loses more than `maximumShrink` per cent of its entries is
  /// refused, and all files with it.
  ///
  /// A packed neighbour is never that of an older file: it goes before its file is replaced, and the new one comes after.
  @discardableResult
  package func replace(_ files: [OutputFile], maximumShrink: Int? = nil) throws(OutputError) -> [Replacement] {
    let refusals = files.mapConcurrently { file in
      Result { () throws(OutputError) in try check(file, maximumShrink: maximumShrink) }
    }
    for refusal in refusals { try refusal.get() }
    let changes = try prepare(files)
    do throws(FileError) {
      try settle(changes)
    } catch {
      throw .unwritable(error)
    }
    return zip(files, changes).map { Replacement(path: $0.path, outcome: $1.file == nil ? .unchanged : .written) }
  }

  /// The packed neighbours of a file: their paths inside the output folder.
  package func neighbours(of file: String) -> [String] { codings.map { file + $0.suffix } }

  /// Takes packed neighbours away, given by their paths inside the output folder.
  package func remove(neighbours: some Sequence<String>) throws(OutputError) {
    do throws(FileError) {
      var folders: Set<String> = []
      for neighbour in neighbours {
        let location = path + "/" + neighbour
        if try WholeFile.remove(location) { folders.insert(Folder.split(location).folder) }
      }
      for folder in folders { try Folder.sync(folder) }
    } catch {
      throw .unwritable(error)
    }
  }

  /// What becomes of one file and of its neighbours: written, and not yet in place.
  private struct Change {
    var location: String
    /// Nil: it stays.
    var file: FreshFile?
    var neighbours: [FreshFile] = []

    var all: [FreshFile] { neighbours + [file].compactMap(\.self) }
  }

  private func check(_ file: OutputFile, maximumShrink: Int?) throws(OutputError) {
    if let maximumShrink { try refuseShrinking(file, by: maximumShrink) }
    if let problem = file.problem { throw .invalid(path: path + "/" + file.path, problem: problem) }
  }

  private func prepare(_ files: [OutputFile]) throws(OutputError) -> [Change] {
    var changes: [Change] = []
    do throws(FileError) {
      for file in files {
        changes.append(Change(location: path + "/" + file.path))
        try prepare(file.bytes, in: &changes[changes.count - 1])
      }
      return changes
    } catch {
      for file in changes.flatMap(\.all) { file.discard() }
      throw .unwritable(error)
    }
  }

  private func prepare(_ bytes: [UInt8], in change: inout Change) throws(FileError) {
    let location = change.location
    try Folder.make(Folder.split(location).folder)
    if !WholeFile.has(bytes, at: location) {
      // nginx makes an ETag of the second and the size: two versions of one second would be the same to it.
      change.file = try FreshFile(bytes, for: location, after: FileTime(of: location))
    }
    for coding in codings {
      let neighbour = location + coding.suffix
      if change.file == nil, let packed = try? WholeFile.read(neighbour), coding.decodes(packed, to: bytes) { continue }
      // A server that answers with the neighbour says the neighbour's time.
      let modified = change.file.map(\.modified) ?? FileTime(of: location)
      change.neighbours.append(try FreshFile(coding.encode(bytes), for: neighbour, modified: modified))
    }
  }

  private func settle(_ changes: [Change]) throws(FileError) {
    do throws(FileError) {
      // On the disk too, before the first new file is: a power cut must not bring an old neighbour back.
      var bared: Set<String> = []
      for change in changes where change.file != nil {
        for coding in codings where try WholeFile.remove(change.location + coding.suffix) {
          bared.insert(Folder.split(change.location).folder)
        }
      }
      for folder in bared { try Folder.sync(folder) }
      for change in changes { try change.file?.settle() }
      for file in changes.flatMap(\.neighbours) { try file.settle() }
      let changed = changes.flatMap(\.all).map { Folder.split($0.path).folder }
      for folder in Set(changed) { try Folder.sync(folder) }
    } catch {
      for file in changes.flatMap(\.all) { file.discard() }
      throw error
    }
  }

  private func refuseShrinking(_ file: OutputFile, by maximum: Int) throws(OutputError) {
    let location = path + "/" + file.path
    guard file.format == .atom, let old = try? WholeFile.read(location) else { return }
    let (before, after) = (Self.entries(in: old), Self.entries(in: file.bytes))
    if after * 100 < before * (100 - maximum) { throw .shrunk(path: location, from: before, to: after) }
  }

  private static func entries(in atom: [UInt8]) -> Int {
    let mark = Array("</entry>".utf8)
    return atom.indices.count { atom[$0] == mark[0] && atom[$0...].starts(with: mark) }
  }
}
