import Files
import FoundationEssentials
import HTTP

/// The files of the last publish, known by their hashes: whoever changed or removed one gets it back.
struct Edition: Codable {
  private struct File: Codable {
    var path: String
    var hash: UInt64
  }

  private var stories: Int
  private var merged: Int
  private var files: [File]

  /// Nil where a file cannot be read.
  init?(_ summary: PublishSummary) {
    stories = summary.stories
    merged = summary.merged
    files = []
    for file in summary.files {
      guard let bytes = try? WholeFile.read(summary.folder + "/" + file.path) else { return nil }
      files.append(File(path: file.path, hash: fingerprint(bytes)))
    }
  }

  /// Nil for what is none.
  init?(_ text: String) {
    guard let edition = try? JSONDecoder().decode(Edition.self, from: Data(text.utf8)) else { return nil }
    self = edition
  }

  var text: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }

  /// What a publish that changes nothing says; nil where a file is not what it was.
  func summary(in folder: String) -> PublishSummary? {
    var summary = PublishSummary(stories: stories, merged: merged, folder: folder, files: [])
    for file in files {
      guard let bytes = try? WholeFile.read(folder + "/" + file.path), fingerprint(bytes) == file.hash else {
        return nil
      }
      summary.files.append(PublishSummary.File(path: file.path, outcome: "unchanged"))
    }
    return summary
  }
}
