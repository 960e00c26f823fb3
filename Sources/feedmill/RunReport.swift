import Pipeline

/// What `refresh`, `publish` and `run` print with --json.
struct RunReport: Encodable {
  var refresh: RefreshSummary?
  var publish: PublishSummary?
  /// Of wall time.
  var seconds: Double
}
