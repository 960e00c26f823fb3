import FoundationEssentials
import Logging
import Pipeline

/// What `refresh`, `publish` and `run` print with --json, and what the log and the metrics tell.
struct RunReport: Encodable {
  var refresh: RefreshSummary?
  var publish: PublishSummary?
  /// What hubs were told; nil where nothing was published.
  var hubs: [HubReport]?
  /// Of wall time.
  var seconds = 0.0

  /// For the log's one line.
  func metadata(exitCode: Int32) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["seconds": .stringConvertible(seconds), "exit": .stringConvertible(Int(exitCode))]
    if let refresh {
      metadata["asked"] = .stringConvertible(refresh.asked)
      metadata["fetched"] = .stringConvertible(refresh.fetched)
      metadata["unchanged"] = .stringConvertible(refresh.unmodified)
      metadata["failed"] = .stringConvertible(refresh.failures.count)
      metadata["new"] = .stringConvertible(refresh.newEntries)
      metadata["changed"] = .stringConvertible(refresh.changedEntries)
      if refresh.left > 0 { metadata["left"] = .stringConvertible(refresh.left) }
    }
    if let publish {
      metadata["stories"] = .stringConvertible(publish.stories)
      metadata["written"] = .stringConvertible(publish.files.count { $0.outcome == "written" })
    }
    return metadata
  }
}
