import Pipeline

/// What `prune --json` prints.
struct PruneReport: Encodable {
  /// Whose texts went, or would.
  var entries: Int
  /// Of texts.
  var bytes: Int
  var dryRun: Bool

  init(_ summary: PruneSummary, isDry: Bool) {
    entries = summary.entries
    bytes = summary.bytes
    dryRun = isDry
  }
}
