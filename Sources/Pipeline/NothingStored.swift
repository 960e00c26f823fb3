import Files

/// A project that no source was asked for yet, or a folder that is none.
package struct NothingStored: Error, Sendable, CustomStringConvertible {
  package var description: String

  init(project: Project) {
    description =
      Folder.fileExists(project.subscriptionList)
      ? "nothing is stored in \(project.directory) yet; 'feedmill run' asks the sources"
      : "\(project.directory) is no project: it has no feeds.opml; name one with --directory, or make one with "
        + "'feedmill init'"
  }
}
