import Files
import Mustache

/// How the pages look: a Mustache template (https://mustache.github.io) and its style sheet, ours or the user's.
package struct Templates: Sendable {
  /// A file of the user's that is no template.
  package struct Malformed: Error, Sendable, CustomStringConvertible {
    package var path: String
    package var problem: String

    package var description: String { "\(path) is not a Mustache template: \(problem)" }
  }

  let page: MustacheTemplate
  let status: MustacheTemplate
  let style: String

  /// The ones that Feedmill brings.
  package static let standard = Templates()

  private init() {
    do {
      page = try MustacheTemplate(string: Self.standardPage)
      status = try MustacheTemplate(string: Self.standardStatus)
    } catch {
      preconditionFailure("a page that Feedmill brings is not a template: \(error)")
    }
    style = Self.standardStyle
  }

  /// Those of `index.mustache`, `status.mustache` and `style.css` that are in the user's folder, and ours for the others.
  ///
  /// Throws `FileError` or `Malformed`.
  package init(folder: String) throws {
    page = try Self.template(folder + "/index.mustache") ?? Self.standard.page
    status = try Self.template(folder + "/status.mustache") ?? Self.standard.status
    style = try Self.text(folder + "/style.css") ?? Self.standardStyle
  }

  private static func template(_ path: String) throws -> MustacheTemplate? {
    guard let text = try text(path) else { return nil }
    do {
      return try MustacheTemplate(string: text)
    } catch {
      throw Malformed(path: path, problem: String(describing: error))
    }
  }

  private static func text(_ path: String) throws(FileError) -> String? {
    guard Folder.fileExists(path) else { return nil }
    return String(decoding: try WholeFile.read(path, limit: 1 << 20), as: UTF8.self)
  }

  /// What a section of a template takes: an absent value is false, since a missing one would be looked for further out.
  static func orFalse<Value>(_ value: Value?) -> Any {
    if let value { value } else { false }
  }
}
