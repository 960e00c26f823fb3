import Pipeline

/// What `refresh`, `publish` and `run` print with --json.
struct RunReport: Encodable {
  var refresh: RefreshSummary?
  var publish: PublishSummary?
  /// What hubs were told; nil where nothing was published.
  var hubs: [HubReport]?
  /// Of wall time.
  var seconds: Double
}
