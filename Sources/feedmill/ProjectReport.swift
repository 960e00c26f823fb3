/// What `status` prints with --json.
struct ProjectReport: Encodable {
  var sources: [StatusReport]
  /// One for each feed document of each hub.
  var hubs: [HubReport]
}
