import FoundationEssentials

/// The OPML files of the conformance corpus, where it is at hand.
enum Corpus {
  static let folder: String? = {
    let environment = ProcessInfo.processInfo.environment
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = environment["FEEDMILL_SHARED"] ?? package.deletingLastPathComponent().path + "/shared"
    let folder = shared + "/bench/conformance/corpus"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  /// Paths relative to the corpus, in order.
  static let opml: [String] = {
    guard let folder, let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else { return [] }
    return paths.filter { path in
      (path.hasPrefix("opml/") || path.lowercased().contains("opml")) && path.hasSuffix(".opml")
        || path.hasPrefix("opml/") && path.hasSuffix(".xml")
    }
    .sorted()
  }()

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: (folder ?? "") + "/" + path)))
  }
}

/// Lines with their ends; a line ends with LF, CR LF or CR.
func lines(_ bytes: [UInt8]) -> [[UInt8]] {
  var lines: [[UInt8]] = []
  var line: [UInt8] = []
  for (index, byte) in bytes.enumerated() {
    line.append(byte)
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    if byte == 10 || byte == 13 && next != 10 {
      lines.append(line)
      line = []
    }
  }
  return line.isEmpty ? lines : lines + [line]
}

/// How many lines of each side stand between the common beginning and the common end.
func difference(_ old: [UInt8], _ new: [UInt8]) -> (removed: Int, added: Int) {
  var old = lines(old)[...]
  var new = lines(new)[...]
  while let left = old.first, let right = new.first, left == right {
    old.removeFirst()
    new.removeFirst()
  }
  while let left = old.last, let right = new.last, left == right {
    old.removeLast()
    new.removeLast()
  }
  return (old.count, new.count)
}
