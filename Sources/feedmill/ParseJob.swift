import FoundationEssentials

/// One document to parse, as a line of `feedmill parse --batch` names it: a path, or a JSON object.
struct ParseJob: Decodable {
  var path: String
  var baseURL: String?
  var contentType: String?
  var contentLocation: String?
  var contentLanguage: String?

  private enum CodingKeys: String, CodingKey {
    case path
    case baseURL = "base_url"
    case contentType = "content_type"
    case contentLocation = "content_location"
    case contentLanguage = "content_language"
  }

  init(path: String) { self.path = path }

  /// Nil for a line that begins like an object and is none.
  init?(line: String) {
    guard line.hasPrefix("{") else {
      path = line
      return
    }
    guard let job = try? JSONDecoder().decode(ParseJob.self, from: Data(line.utf8)) else { return nil }
    self = job
  }
}
