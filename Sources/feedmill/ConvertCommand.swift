import ArgumentParser
import Files
import FoundationEssentials
import Pipeline
import Publishing
import Syndication

/// Prints a document's feed in another format.
struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Print a feed in another format.", shouldDisplay: false)

  @Argument(help: "The document.", completion: .file()) var file: String
  @Option(help: "atom, rss or json.") var to: Publication.Format
  @Option(name: .customLong("base-url"), help: "The address that the document came from.") var baseURL = ""
  @Option(name: .customLong("self-url"), help: "The address that the result will have.") var selfURL: String?

  func run() throws {
    let document = Document(try WholeFile.read(file), url: baseURL)
    let files = try Conversion(now: Date()).convert(document, to: .only(to, at: selfURL))
    for file in files { StandardStream.output.write(String(decoding: file.bytes, as: UTF8.self)) }
  }
}

extension Publication.Format: ExpressibleByArgument {}

extension Publication {
  /// One file, at the address that is given whole.
  static func only(_ format: Format, at address: String?) -> Publication {
    var publication = Publication()
    publication.formats = [format]
    if let address, let slash = address.lastIndex(of: "/") {
      publication.address = String(address[...slash])
      publication.fileNames[format] = String(address[address.index(after: slash)...])
    }
    return publication
  }
}
