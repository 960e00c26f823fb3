package import Syndication

/// What a feed's publisher should put right, though it can be read.
package enum Warnings {
  package static func of(_ feed: Feed) -> [String] {
    var warnings: [String] = []
    let entries = feed.entries
    if entries.isEmpty { warnings.append("The feed has no entries.") }
    let undated = entries.count { $0.published == nil && $0.updated == nil }
    if undated > 0 { warnings.append("\(undated) of \(entries.count) entries have no date that can be read.") }
    var seen: Set<String> = []
    let repeated = entries.count { entry in entry.id.map { !seen.insert($0).inserted } ?? false }
    if repeated > 0 { warnings.append("\(repeated) of \(entries.count) entries have the id of another.") }
    let nameless = entries.count { $0.id == nil && $0.alternate == nil }
    if nameless > 0 { warnings.append("\(nameless) of \(entries.count) entries have neither an id nor a link.") }
    return warnings
  }
}
