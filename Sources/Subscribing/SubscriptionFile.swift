package import FoundationEssentials

/// A subscription list on disk.
package struct SubscriptionFile: Sendable, Hashable {
  /// Absolute, symbolic links followed: what is replaced is the file, never a link to it.
  package let url: URL
  /// What messages call it.
  package let name: String
  package let limits: SubscriptionList.Limits

  /// - Parameter path: relative ones start at the current directory.
  package init(_ path: String, limits: SubscriptionList.Limits = SubscriptionList.Limits()) {
    url = URL(filePath: path).absoluteURL.resolvingSymlinksInPath()
    name = path
    self.limits = limits
  }

  /// Where the list was before the last edit.
  package var backup: URL { URL(filePath: url.path + ".bak") }

  package func read(trust: SubscriptionList.Trust = .own) throws(OPMLError) -> SubscriptionList {
    try SubscriptionList(bytes: bytes(), location: url.absoluteString, file: name, trust: trust, limits: limits)
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
    for _ in 1...20 {
      let former = try read()
      var list = former
      for edit in edits { try list.apply(edit) }
      guard list.bytes != former.bytes else { return list }
      try write(former.bytes, to: backup)
      whenRead()
      guard try bytes() == former.bytes else { continue }
      try write(list.bytes, to: url)
      return list
    }
    throw OPMLError(
      file: name, problem: "another program keeps changing the file", advice: "Try again when it has finished")
  }

  private func bytes() throws(OPMLError) -> [UInt8] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) else {
      throw OPMLError(
        file: name, problem: "there is no such file",
        advice: "'feedmill init' writes one; --directory names another folder")
    }
    guard !isDirectory else {
      throw OPMLError(file: name, problem: "this is a folder", advice: "Name the OPML file itself")
    }
    do {
      return Array(try Data(contentsOf: url))
    } catch {
      throw OPMLError(
        file: name, problem: "the file cannot be read", advice: "Check its permissions: ls -l \(url.path)")
    }
  }

  /// Temporary file in the same folder, fsync, rename; the mode of a file that is replaced stays.
  private func write(_ bytes: [UInt8], to target: URL) throws(OPMLError) {
    do {
      let mode = try? FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions]
      try Data(bytes).write(to: target, options: .atomic)
      if let mode { try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path) }
    } catch {
      throw OPMLError(
        file: name, problem: "\(target.lastPathComponent) cannot be written",
        advice: "Check the permissions of its folder and the space left; the list is as it was")
    }
  }
}
