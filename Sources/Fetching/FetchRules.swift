/// How a `Fetcher` asks. Every bound has a default that suits a stranger's server.
package struct FetchRules: Sendable, Hashable {
  /// Hops after the first request. 10.
  package var redirects = 10
  /// All hops together. 50 s.
  package var totalTime: Duration = .seconds(50)
  /// Requests to one host at once. 2.
  package var requestsPerHost = 2
  /// From the start of one request to a host to the start of the next. 200 ms.
  package var hostGap: Duration = .milliseconds(200)
  /// Of a file that a subscription names. 20 MiB.
  package var fileBytes = 20 << 20
  /// After so long a row of 304s a feed is asked without validators: some servers answer 304 for ever. 8 days.
  package var longestUnmodified: Double = 8 * 86400
  /// How long a remembered move is asked in place of the old address before that is looked at again. 3.5 days, so that
  /// three sightings span a week.
  package var moveTrust: Double = 3.5 * 86400

  package init() {}
}
