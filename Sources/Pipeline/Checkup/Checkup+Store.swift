import Files
import FoundationEssentials
import Storing
import Syndication

extension Checkup {
  var store: [Check] {
    guard Folder.fileExists(project.database) else {
      return [Check("store", .ok, "nothing is stored yet; 'feedmill run' asks the sources")]
    }
    do {
      let store = try Store(path: project.database)
      let found = try store.examine(isFull: isFull)
      return [soundness(found), search(found), log, try clock(found, store)].compactMap(\.self)
    } catch {
      return [Check("store", .error, "\(error)", advice: "docs/keeping.md says how to put a backup in its place")]
    }
  }

  private func soundness(_ found: Examination) -> Check {
    if let damage = found.damage.first {
      return Check(
        "store", .error,
        "the store is damaged: \(damage)"
          + (found.damage.count > 1 ? ", and \(found.damage.count - 1) more" : ""),
        advice: "put back the last backup (docs/keeping.md); keep the damaged file until that is done")
    }
    if found.strays > 0 {
      return Check(
        "store", .warning, "\(found.strays) rows refer to rows that are not there",
        advice: "report it; the next backup is worth keeping apart from the last")
    }
    let size = size(project.database)
    return Check(
      "store", .ok,
      "\(isFull ? "the whole store" : "the store") is sound: \(ByteCount.text(size)), of which "
        + "\(ByteCount.text(found.free)) are free; SQLite \(found.sqlite)")
  }

  private func search(_ found: Examination) -> Check? {
    guard !found.isSearchSound else { return nil }
    return Check(
      "search", .error, "the search index is damaged", advice: "make it anew; nothing else needs it",
      mend: .rebuildSearch)
  }

  /// SQLite empties its log when the last connection ends in order; what stays after that was left by a kill.
  private var log: Check? {
    let bytes = size(project.database + "-wal")
    guard bytes > 200_000_000 else { return nil }
    return Check(
      "log", .warning, "the store's log has grown to \(ByteCount.text(bytes))", advice: "move it into the store",
      mend: .emptyLog)
  }

  private func clock(_ found: Examination, _ store: Store) throws -> Check? {
    guard let newest = found.newest else { return nil }
    if newest > now + 120 {
      return Check(
        "clock", .error, "the store was written at \(newest.formatted(.iso8601)), which is still to come",
        advice: "set this machine's clock, by NTP; what was seen in the future stays as it is")
    }
    let asked = try store.followed().filter { !$0.subscription.isPaused && !$0.state.isGone }
    guard let last = asked.compactMap(\.state.lastFetched).max() else { return nil }
    if now.timeIntervalSince(last) > 2 * 86_400 {
      return Check(
        "schedule", .warning, "no source was asked since \(last.formatted(.iso8601))",
        advice: "see whether cron or the timer still calls 'feedmill run' (docs/cron.md)")
    }
    let minutes = Int(now.timeIntervalSince(last) / 60)
    let ago = minutes == 0 ? "just now" : minutes == 1 ? "a minute ago" : "\(minutes) minutes ago"
    return Check("clock", .ok, "the last source was asked \(ago)")
  }

  /// Who may change the state, and read what is secret.
  var protection: [Check] {
    var checks: [Check] = []
    for path in [project.state, project.database, project.configuration, project.subscriptionList] {
      guard let mode = mode(path), mode & 0o002 != 0 else { continue }
      checks.append(
        Check(
          "protection", .warning, "everyone on this machine may change \(path)", advice: "chmod o-w \(path)",
          mend: .protect(path)))
    }
    return checks.isEmpty ? [Check("protection", .ok, "only its owner and group may change the project")] : checks
  }

  func mode(_ path: String) -> Int? {
    guard let value = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] else { return nil }
    return value as? Int ?? (value as? UInt16).map(Int.init) ?? (value as? UInt32).map(Int.init)
  }
}
