import ArgumentParser
import FoundationEssentials
import Parsing
import Syndication

/// Shows what Feedmill understands of a document.
struct Parse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what Feedmill understands of a feed.",
    discussion: """
      Reads RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0 and JSON Feed, and says what is wrong with them.
      Exit status: 0 a feed, 1 no feed (or a file that cannot be read), 2 usage.
      """)

  @Argument(help: "The document; - for standard input.")
  var file: String?

  @Flag(help: "Print JSON instead of a summary.")
  var json = false

  @Flag(help: "Read paths from standard input, one a line (or JSON objects with path, base_url, content_type, ...); print one line of JSON for each.")
  var batch = false

  @Flag(help: "Make the markup harmless.")
  var sanitize = false

  @Option(help: "The address that the document came from: relative references are resolved against it.")
  var baseURL: String?

  @Option(help: "The HTTP field Content-Type.")
  var contentType: String?

  @Option(help: "The HTTP field Content-Location.")
  var contentLocation: String?

  @Option(help: "The HTTP field Content-Language.")
  var contentLanguage: String?

  func validate() throws {
    guard batch != (file != nil) else {
      throw ValidationError(batch ? "--batch takes no file: paths come on standard input." : "Name a file, or - for standard input.")
    }
  }

  func run() async throws {
    if batch {
      while let line = readLine() { Self.write(answer(to: line) + [0x0A]) }
      return
    }
    let path = file ?? "-"
    guard let document = document(ParseJob(path: path)) else {
      Self.write(Array("feedmill: cannot read \(path): no such file, or no permission.\n".utf8), to: .standardError)
      throw ExitCode(1)
    }
    let parse = FeedParser().parse(document)
    if json {
      Self.write(FeedJSON.write(parse) + [0x0A])
    } else {
      print(ParseSummary.text(parse))
    }
    if case .notAFeed = parse { throw ExitCode(1) }
  }

  private func answer(to line: String) -> [UInt8] {
    guard let job = ParseJob(line: line) else { return FeedJSON.write(.notAFeed("The line is no JSON object with a path.")) }
    guard let document = document(job) else { return FeedJSON.write(.notAFeed("\(job.path) cannot be read.")) }
    return FeedJSON.write(FeedParser().parse(document))
  }

  /// Nil when the file cannot be read. What the job does not say, the options say.
  private func document(_ job: ParseJob) -> Document? {
    let handle = job.path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: job.path)
    guard let data = try? handle?.readToEnd() ?? Data(), handle != nil else { return nil }
    return Document(
      Array(data), url: job.baseURL ?? baseURL ?? "", contentType: job.contentType ?? contentType,
      contentLocation: job.contentLocation ?? contentLocation, contentLanguage: job.contentLanguage ?? contentLanguage)
  }

  private static func write(_ bytes: [UInt8], to handle: FileHandle = .standardOutput) {
    try? handle.write(contentsOf: Data(bytes))
  }
}
