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

  package init(path: String) {
    self.path = path
  }

  /// Puts the files in place of the present ones, each at once or not at all.
  ///
  /// All files are checked before the first is replaced. A file whose bytes would not change keeps its modification time.
  /// An Atom feed that loses more than `maximumShrink` per cent of its entries is refused, and all files with it. When a
  /// file cannot be written, those before it in `files` are new, and it and those after it are as they were.
  @discardableResult
  package func replace(_ files: [OutputFile], maximumShrink: Int? = nil) throws(OutputError) -> [Replacement] {
    for file in files {
      if let maximumShrink { try refuseShrinking(file, by: maximumShrink) }
      if let problem = file.problem { throw .invalid(path: path + "/" + file.path, problem: problem) }
    }
    var replacements: [Replacement] = []
    for file in files {
      let isNew = try replace(file)
      replacements.append(Replacement(path: file.path, outcome: isNew ? .written : .unchanged))
    }
    return replacements
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

  private func replace(_ file: OutputFile) throws(OutputError) -> Bool {
    let location = path + "/" + file.path
    do throws(FileError) {
      try Folder.make(String(location[..<(location.lastIndex(of: "/") ?? location.endIndex)]))
      return try WholeFile.replace(location, with: file.bytes)
    } catch {
      throw .unwritable(error)
    }
  }
}
