import Fetching
package import FoundationEssentials
import HTTP
package import Storing

extension Configuration {
  /// The network, set up as the configuration says. `environment` may name a certificate bundle, and holds secrets.
  ///
  /// - Parameter silenced: sources whose servers asked for silence as of `now`; their hosts are left alone.
  package func ask(
    environment: [String: String], sparing silenced: [Followed] = [], now: Date = .distantPast
  ) -> Refresh.Ask {
    let client = HTTPClient(
      userAgent: userAgent, limits: limits,
      authorities: .find(configured: certificates, environment: environment), addresses: addresses, proxy: proxy)
    let fetcher = Fetcher(client, rules: rules, credentials: Credentials(credentials, environment: environment))
    fetcher.heed(silenced.map { ($0.subscription, $0.state) }, now: now)
    return { subscription, state, now in await fetcher.fetch(subscription, state: state, now: now) }
  }
}
