import Subscribing
import Syndication

/// Why an address was not subscribed to.
enum AddRefusal: Error, CustomStringConvertible {
  case notAnAddress(String)
  case known(String, Subject.Candidate)
  case twice(String)
  case nothingFound(String, [String])
  case notSearched(String, String)

  var description: String {
    switch self {
    case .notAnAddress(let text):
      return "'\(text)' is neither an address nor a file; write it as in https://example.org/"
    case .known(let address, let known):
      let place = known.subscription.groups.isEmpty ? "" : " in \(GroupPath.text(known.subscription.groups))"
      return "\(address) is in the list already: number \(known.number), \(known.subscription.name)\(place)"
    case .twice(let address): return "\(address) was given twice; it is added once"
    case .notSearched(let address, let reason): return "\(address) was not asked: \(reason)"
    case .nothingFound(let text, let tried):
      var lines = ["no feed was found at \(text):"] + tried.prefix(6).map { "  " + $0 }
      if tried.count > 6 { lines.append("  and \(tried.count - 6) more addresses without a feed") }
      lines.append("If you know the feed's address, add it as it is: feedmill add --no-discover URL")
      return lines.joined(separator: "\n")
    }
  }
}
