/// What `backup --json` prints.
struct BackupReport: Encodable {
  /// The new folder.
  var folder: String
}
