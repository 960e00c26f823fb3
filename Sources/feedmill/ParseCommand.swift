import ArgumentParser
import Files
import FoundationEssentials
import Parsing
import Pipeline
import Syndication

/// Shows what Feedmill understands of a document.
struct Parse: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Show what Feedmill understands of a feed.",
    discussion: """
      An address is asked for once, by the settings of the project's feedmill.yaml; nothing is stored.

      Reads RSS 0.90 to 2.0, RSS 1.0, Atom 0.3 and 1.0 and JSON Feed, and says what is wrong with them.
      Exit status: 0 a feed, 1 no feed (or a file that cannot be read), 2 usage.

      Examples:
        feedmill parse https://example.org/feed.xml
        curl -s https://example.org/feed.xml | feedmill parse - --json
      """)

  @OptionGroup var options: ProjectOptions

  @Argument(help: "The document: a file, an address, or - for standard input.", completion: .file())
  var file: String?

  @Flag(help: "Print JSON instead of a summary.")
  var json = false

  @Flag(
    help:
      "Read paths from standard input, one a line (or JSON objects with path, base_url, content_type, ...); print one line of JSON for each."
  )
  var batch = false

  @Flag(
    help:
      "Leave out of the markup what could run. Keeps more than what is stored: styles, forms, pictures that count readers."
  )
  var sanitize = false

  @Option(
    name: .customLong("base-url"),
    help: "The address that the document came from: relative references are resolved against it.")
  var baseURL: String?

  @Option(help: "The HTTP field Content-Type.")
  var contentType: String?

  @Option(help: "The HTTP field Content-Location.")
  var contentLocation: String?

  @Option(help: "The HTTP field Content-Language.")
  var contentLanguage: String?

  func validate() throws {
    guard batch != (file != nil) else {
      throw ValidationError(
        batch
          ? "--batch takes no file: paths come on standard input."
          : "Name a file or an address, or - for standard input.")
    }
  }

  /// Who names a file wants to see it, however large it is.
  private static let parser = FeedParser(limits: Limits(bytes: 1 << 30, entries: 1_000_000))

  func run() async throws {
    let markup = ParsedMarkup(isSanitizing: sanitize)
    if batch {
      while let line = readLine() { FeedJSON.write(answer(to: line, markup)) }
      return
    }
    let job = ParseJob(path: file ?? "-")
    let parse: Parsing.Parse
    do {
      parse = markup.finish(Self.parser.parse(try await isAddress ? fetched() : document(job)))
    } catch {
      Terminal.complain("\(error)")
      throw ExitCode(1)
    }
    if json { FeedJSON.write(parse) } else { Terminal.print(ParseSummary.text(parse)) }
    if case .notAFeed = parse { throw ExitCode(1) }
  }

  private var isAddress: Bool {
    guard let scheme = file.map({ IRI($0).scheme }) else { return false }
    return scheme == "http" || scheme == "https"
  }

  /// The document at the address that the command line names; what the options say goes before what the server said.
  private func fetched() async throws -> Document {
    let url = file ?? ""
    let ask = try Pipeline.Configuration(contentsOf: options.project.configuration)
      .ask(environment: ProcessInfo.processInfo.environment)
    switch await ask(Subscription(url), FetchState(), Date()).outcome {
    case .failure(_, let words): throw ParseRefusal(url: url, words: words)
    case .unmodified: throw ParseRefusal(url: url, words: "the server sent no content")
    case .document(var document):
      document.url = baseURL ?? document.url
      document.contentType = contentType ?? document.contentType
      document.contentLocation = contentLocation ?? document.contentLocation
      document.contentLanguage = contentLanguage ?? document.contentLanguage
      return document
    }
  }

  private func answer(to line: String, _ markup: ParsedMarkup) -> Parsing.Parse {
    guard let job = ParseJob(line: line) else {
      return .notAFeed("The line is no JSON object with a path.")
    }
    do {
      return markup.finish(Self.parser.parse(try document(job)))
    } catch {
      return .notAFeed("\(error)")
    }
  }

  /// What the job does not say, the options say.
  private func document(_ job: ParseJob) throws -> Document {
    let limit = Self.parser.limits.bytes + 1
    let bytes = job.path == "-" ? StandardStream.input.readAll(limit: limit) : try WholeFile.read(job.path)
    return Document(
      bytes, url: job.baseURL ?? baseURL ?? "", contentType: job.contentType ?? contentType,
      contentLocation: job.contentLocation ?? contentLocation, contentLanguage: job.contentLanguage ?? contentLanguage)
  }
}

/// The address could not be had.
private struct ParseRefusal: Error, CustomStringConvertible {
  var url: String
  var words: String

  var description: String { "\(url): \(words)" }
}
