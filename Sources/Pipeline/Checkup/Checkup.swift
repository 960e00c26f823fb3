import Files
package import FoundationEssentials
import HTTP
import Storing
import Subscribing
import Syndication

/// Looks over a project's set-up: the files, the store, the machine around them. Changes nothing.
package struct Checkup {
  let project: Project
  let now: Date
  /// Read the whole store, its indexes too.
  let isFull: Bool

  package init(_ project: Project, isFull: Bool, now: Date) {
    self.project = project
    self.isFull = isFull
    self.now = now
  }

  /// All checks that need no network, in a fixed order.
  package func run(environment: [String: String]) -> [Check] {
    guard Folder.fileExists(project.subscriptionList) else {
      return [Check("list", .error, "\(project.directory) has no feeds.opml", advice: "make one with 'feedmill init'")]
    }
    let isBusy = isBusy
    return [list, configuration, folder(isBusy: isBusy)] + store + protection
      + [output(isBusy: isBusy), space, certificates(environment), libraries].compactMap(\.self)
  }

  private var list: Check {
    do {
      let list = try SubscriptionFile(project.subscriptionList).read()
      let count = list.subscriptions.count
      if let remark = list.remarks.first {
        return Check(
          "list", .warning,
          "feeds.opml: \(remark.description)"
            + (list.remarks.count > 1 ? ", and \(list.remarks.count - 1) more remarks" : ""),
          advice: "'feedmill list' shows all remarks; the list can be edited by hand")
      }
      if count == 0, list.inclusions.isEmpty {
        return Check("list", .warning, "feeds.opml has no source", advice: "'feedmill add URL' adds one")
      }
      if !FileManager.default.isWritableFile(atPath: project.subscriptionList) {
        return Check(
          "list", .warning, "feeds.opml cannot be written by this user", advice: "correct its owner: chown, chmod")
      }
      return Check("list", .ok, "feeds.opml has \(count) sources")
    } catch {
      return Check("list", .error, "\(error)", advice: "mend the file by hand, or put feeds.opml.bak in its place")
    }
  }

  private var configuration: Check {
    do {
      _ = try Configuration(contentsOf: project.configuration)
      let isThere = Folder.fileExists(project.configuration)
      return Check(
        "configuration", .ok, isThere ? "feedmill.yaml is understood" : "no feedmill.yaml: the defaults hold")
    } catch {
      return Check("configuration", .error, "\(error)", advice: "correct that line of feedmill.yaml")
    }
  }

  /// Whether a run holds the lock just now.
  private var isBusy: Bool {
    guard Folder.fileExists(project.state + "/lock") else { return false }
    do { return try FileLock(project.state + "/lock") == nil } catch { return false }
  }

  private func folder(isBusy: Bool) -> Check {
    let path = project.state
    guard Folder.fileExists(path) else { return Check("folder", .ok, "\(path) will be made by the first run") }
    guard FileManager.default.isWritableFile(atPath: path) else {
      return Check(
        "folder", .error, "\(path) cannot be written by this user", advice: "correct its owner: chown, chmod")
    }
    return Check(
      "folder", .ok, isBusy ? "\(path) is in use by a run just now" : "\(path) can be written, no run is under way")
  }

  private func output(isBusy: Bool) -> Check {
    let path = project.output
    guard Folder.fileExists(path) else {
      return Check(
        "output", .warning, "there is no \(path)", advice: "'feedmill publish' makes it", mend: .makeFolder(path))
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      return Check(
        "output", .error, "\(path) cannot be written by this user", advice: "correct its owner: chown, chmod")
    }
    let left = isBusy ? [] : leftovers(below: path)
    guard left.isEmpty else {
      return Check(
        "output", .warning, "\(left.count) unfinished files of a run that was ended, such as \(left[0])",
        advice: "remove them; the next run writes over them anyway", mend: .removeFiles(left))
    }
    return Check("output", .ok, "\(path) can be written")
  }

  /// Files that `WholeFile.replace` had begun.
  private func leftovers(below path: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    let left = names.filter { name in
      let file = name.split(separator: "/").last ?? ""
      return file.hasPrefix(".") && file.hasSuffix(".new")
    }.map { path + "/" + $0 }
    return left.sorted()
  }

  private var space: Check? {
    guard
      let attributes = try? FileManager.default.attributesOfFileSystem(forPath: project.directory),
      let free = attributes[.systemFreeSize] as? Int ?? (attributes[.systemFreeSize] as? UInt64).map(Int.init)
    else { return nil }
    let used = size(project.database)
    if free < 20_000_000 {
      return Check("space", .error, "the disk has \(ByteCount.text(free)) free", advice: "free some space")
    }
    if free < max(100_000_000, used) {
      return Check(
        "space", .warning, "the disk has \(ByteCount.text(free)) free, and the store is \(ByteCount.text(used))",
        advice: "free some space, or 'feedmill prune --older 365d'")
    }
    return Check("space", .ok, "the disk has \(ByteCount.text(free)) free")
  }

  private func certificates(_ environment: [String: String]) -> Check? {
    guard let configuration = try? Configuration(contentsOf: project.configuration) else { return nil }
    let found = CertificateAuthorities.find(configured: configuration.certificates, environment: environment)
    let path =
      switch found {
      case .bundle(let path), .directory(let path): path
      }
    guard Folder.fileExists(path) else {
      return Check(
        "certificates", .error, "there are no certificates of authorities at \(path)",
        advice: "apt-get install ca-certificates, or name a bundle under fetch: certificates: in feedmill.yaml")
    }
    return Check("certificates", .ok, path)
  }

  private var libraries: Check { Check("libraries", .ok, LibraryVersion.curl) }

  func size(_ path: String) -> Int {
    let value = try? FileManager.default.attributesOfItem(atPath: path)[.size]
    return value as? Int ?? (value as? UInt64).map(Int.init) ?? 0
  }
}
