import Files
package import FoundationEssentials
import Glibc

/// A subscription list on disk.
package struct SubscriptionFile: Sendable, Hashable {
  /// Absolute, symbolic links followed: what is replaced is the file, never a link to it.
  package let url: URL
  /// What messages call it.
  package let name: String
  /// A file whose kernel lock is held during an edit, so that two edits never overlap; nil for none.
  package let lock: String?
  package let limits: SubscriptionList.Limits

  /// - Parameter path: relative ones start at the current directory.
  package init(_ path: String, lock: String? = nil, limits: SubscriptionList.Limits = SubscriptionList.Limits()) {
    url = URL(filePath: path).absoluteURL.resolvingSymlinksInPath()
    name = path
    self.lock = lock
    self.limits = limits
  }

  /// Where the list was before the last edit.
  package var backup: String { url.path + ".bak" }

  package func read(trust: SubscriptionList.Trust = .own) throws(OPMLError) -> SubscriptionList {
    try SubscriptionList(bytes: bytes(), location: url.absoluteString, file: name, trust: trust, limits: limits)
  }

  /// The list as it is now, which is `known` if the file still has its bytes.
  package func read(knowing known: SubscriptionList) throws(OPMLError) -> SubscriptionList {
    let bytes = try bytes()
    if bytes == known.bytes { return known }
    return try SubscriptionList(bytes: bytes, location: url.absoluteString, file: name, limits: limits)
  }

  /// Makes the edits in the file as it is now, keeps the former file as `backup`, and replaces the file at once.
  ///
  /// Should someone save the file in between, their version is read and edited instead: neither's change is lost.
  /// - Parameter whenRead: called between reading and replacing.
  /// - Returns: the list as it now is in the file.
  @discardableResult
  package func edit(
    _ edits: [SubscriptionList.Edit], whenRead: () -> Void = {}
  ) throws(OPMLError) -> SubscriptionList {
    let held = try takeLock()
    let list = try editOnceUndisturbed(edits, whenRead)
    _ = consume held
    return list
  }

  private func editOnceUndisturbed(
    _ edits: [SubscriptionList.Edit], _ whenRead: () -> Void
  ) throws(OPMLError) -> SubscriptionList {
    for _ in 1...20 {
      let former = try read()
      var list = former
      for edit in edits { try list.apply(edit) }
      guard list.bytes != former.bytes else { return list }
      try keep(former)
      whenRead()
      guard try bytes() == former.bytes else { continue }
      try replace(url.path, with: list.bytes)
      return list
    }
    throw OPMLError(
      file: name, problem: "another program keeps changing the file", advice: "Try again when it has finished")
  }

  /// Waits for another edit to end, which takes milliseconds.
  private func takeLock() throws(OPMLError) -> FileLock? {
    guard let lock else { return nil }
    for _ in 1...500 {
      do {
        if let held = try FileLock(lock) { return held }
      } catch {
        throw OPMLError(file: name, problem: error.description, advice: "The list is as it was")
      }
      usleep(20_000)
    }
    throw OPMLError(file: name, problem: "another feedmill is editing the list", advice: "Try again when it has ended")
  }

  private func bytes() throws(OPMLError) -> [UInt8] {
    do {
      return try WholeFile.read(url.path, limit: limits.bytes)
    } catch  where error.code == ENOENT {
      throw OPMLError(
        file: name, problem: "there is no such file",
        advice: "'feedmill init' writes one; --directory names another folder")
    } catch  where error.code == EISDIR {
      throw OPMLError(file: name, problem: "this is a folder", advice: "Name the OPML file itself")
    } catch  where error.code == ENOTDIR {
      throw OPMLError(
        file: name, problem: "a part of the path is a file, and no folder",
        advice: "--directory names a project's folder")
    } catch {
      throw OPMLError(file: name, problem: error.description, advice: "Check its permissions: ls -l \(url.path)")
    }
  }

  /// A list may hold addresses with passwords: whoever may not read it may not read its backup.
  private func keep(_ former: SubscriptionList) throws(OPMLError) {
    let mode = try? FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
    if let mode, !Folder.fileExists(backup) {
      _ = FileManager.default.createFile(atPath: backup, contents: nil, attributes: [.posixPermissions: mode])
    }
    try replace(backup, with: former.bytes)
  }

  private func replace(_ path: String, with bytes: [UInt8]) throws(OPMLError) {
    do {
      try WholeFile.replace(path, with: bytes)
    } catch {
      throw OPMLError(file: name, problem: error.description, advice: "The list is as it was")
    }
  }
}
