package import Compression
package import Fetching
import Files
package import HTTP
package import Publishing
import Syndication
import Yams

/// What feedmill.yaml sets, over the defaults that need no file.
package struct Configuration: Sendable {
  package var publication = Publication()
  /// The publications beside the main one, by their names.
  package var named: [Publication] = []
  /// Packed neighbours to be kept beside the published files.
  package var codings: [ContentCoding] = []
  package var schedule = Schedule()
  package var rules = FetchRules()
  package var limits = HTTPLimits()
  package var addresses = AddressPolicy()
  package var userAgent = "\(Program.name)/\(Program.version) (+https://github.com/feedmill/feedmill)"
  /// A bundle of certificate authorities in place of the system's.
  package var certificates: String?
  package var proxy: String?
  package var credentials: [CredentialRule] = []
  /// Subscriptions in flight at once.
  package var window = 128
  package var flood = FloodGuard()
  package var log = LogSettings()
  /// A file for the node exporter's textfile collector, seen from the project's folder; nil for none.
  package var metrics: String?
  /// Whether the players of other sites that the policy knows stay in new entries; links to them if not.
  package var embedsPlayers = true

  package init() {}

  package var publications: [Publication] { [publication] + named }

  /// Reads the file; the defaults where there is none. Throws `ConfigurationError`, `FileError`.
  package init(contentsOf path: String) throws {
    self.init()
    guard Folder.fileExists(path) else { return }
    try read(yaml: String(decoding: WholeFile.read(path, limit: 1 << 20), as: UTF8.self), path: path)
  }

  /// `path` is what messages call the file.
  mutating func read(yaml: String, path: String) throws(ConfigurationError) {
    guard var top = try Mapping(yaml: yaml, path: path) else { return }
    try publication.read(&top)
    named = try publication.others(&top)
    for word in try top.strings("compress") ?? [] {
      guard let coding = ContentCoding(rawValue: word) else {
        throw top.mistake("compress", "some of \(ContentCoding.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      if !codings.contains(coding) { codings.append(coding) }
    }
    embedsPlayers = try top.flag("players") ?? embedsPlayers
    if var fetch = try top.mapping("fetch") {
      try readFetch(&fetch)
      try fetch.finish()
    }
    if var times = try top.mapping("schedule") {
      schedule.shortest = try times.seconds("shortest", 300...86400) ?? schedule.shortest
      schedule.longest = try times.seconds("longest", 1800...604_800) ?? schedule.longest
      guard schedule.shortest <= schedule.longest else {
        throw times.mistake("shortest", "no longer than 'longest'")
      }
      try times.finish()
    }
    if var backlog = try top.mapping("backlog") {
      flood.limit = try backlog.integer("at-once", 0...100_000) ?? flood.limit
      flood.age = try backlog.seconds("age", 3600...31_536_000) ?? flood.age
      try backlog.finish()
    }
    try log.read(&top)
    metrics = try top.string("metrics")
    if let metrics, !metrics.hasSuffix(".prom") {
      throw top.mistake("metrics", "a file that ends in .prom, or the node exporter does not read it")
    }
    try top.finish()
  }

  private mutating func readFetch(_ fetch: inout Mapping) throws(ConfigurationError) {
    userAgent = try fetch.string("user-agent") ?? userAgent
    window = try fetch.integer("at-once", 1...1000) ?? window
    rules.requestsPerHost = try fetch.integer("at-once-per-host", 1...16) ?? rules.requestsPerHost
    if let gap = try fetch.seconds("gap", 0...60) { rules.hostGap = .seconds(gap) }
    if let time = try fetch.seconds("connect-time", 1...300) { limits.connectTime = .seconds(time) }
    if let time = try fetch.seconds("total-time", 1...3600) {
      limits.totalTime = .seconds(time)
      rules.totalTime = .seconds(time)
    }
    limits.bodyBytes = try fetch.bytes("body", 1024...1_073_741_824) ?? limits.bodyBytes
    rules.fileBytes = limits.bodyBytes
    limits.headBytes = try fetch.bytes("head", 1024...16_777_216) ?? limits.headBytes
    if let time = try fetch.seconds("stall-time", 1...3600) { limits.stallTime = .seconds(time) }
    rules.redirects = try fetch.integer("redirects", 0...50) ?? rules.redirects
    if let texts = try fetch.strings("allow-private-addresses") {
      guard let policy = AddressPolicy(allowing: texts) else {
        throw fetch.mistake("allow-private-addresses", "addresses and ranges, such as [127.0.0.1, 10.0.0.0/8]")
      }
      addresses = policy
    }
    certificates = try fetch.string("certificates")
    proxy = try fetch.string("proxy")
    for (host, keys) in try fetch.named("credentials") {
      var keys = keys
      credentials.append(try CredentialRule(host: host, &keys))
    }
  }
}
