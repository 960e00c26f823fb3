internal import Syndication
internal import XML

enum FeedFormat {
  /// By the root's name, namespace and version.
  static func of(_ root: Element, _ vocabulary: Vocabulary) -> Feed.Format {
    let version = vocabulary.attribute(.version, root)?.trimmed ?? ""
    switch vocabulary.name(root).term {
    case .feed, .entry: return atom(root.name.namespace ?? "", version)
    case .rdf: return rdf(root)
    default: return rss(version)
    }
  }

  private static func atom(_ namespace: String, _ version: String) -> Feed.Format {
    if namespace == "http://www.w3.org/2005/Atom" { return .atom10 }
    if namespace.lowercased().hasPrefix("http://purl.org/atom/ns") || version == "0.3" { return .atom03 }
    return .atom
  }

  /// RSS 1.0 and RSS 0.90 are told apart by the namespace of their elements.
  private static func rdf(_ root: Element) -> Feed.Format {
    for name in root.names {
      guard let namespace = name.namespace?.lowercased() else { continue }
      if namespace.hasPrefix("http://purl.org/rss/1.0") && !namespace.contains("modules") { return .rss10 }
      if namespace.contains("netscape.com/rdf/simple/0.9") { return .rss090 }
    }
    return .rss10
  }

  private static func rss(_ version: String) -> Feed.Format {
    switch version {
    case "0.90": .rss090
    case "0.91": .rss091
    case "0.92": .rss092
    case "0.93": .rss093
    case "0.94": .rss094
    case "1.0": .rss10
    case _ where version == "2" || version.hasPrefix("2."): .rss20
    default: .rss
    }
  }
}
