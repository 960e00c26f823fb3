import ArgumentParser
import Files
import FoundationEssentials
import Pipeline
import Publishing
import Syndication

/// Prints several documents' feeds as one.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Print several feeds as one.", shouldDisplay: false)

  @Argument(help: "The documents, each FILE or FILE=ADDRESS.") var files: [String]
  @Option(help: "atom, rss or json.") var to: Publication.Format
  @Option(name: .customLong("self-url"), help: "The address that the result will have.") var selfURL: String?
  @Option(help: "The title of the result.") var title: String?
  @Option(help: "Entries in the result.") var limit = 100

  func run() throws {
    let documents = try files.map { argument in
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      return Document(try WholeFile.read(parts[0]), url: parts.count > 1 ? parts[1] : "file:///" + parts[0])
    }
    var publication = Publication.only(to, at: selfURL)
    publication.title = title ?? publication.title
    publication.limit = limit
    let merged = try Conversion(now: Date()).merge(documents, to: publication)
    for file in merged { StandardStream.output.write(String(decoding: file.bytes, as: UTF8.self)) }
  }
}
