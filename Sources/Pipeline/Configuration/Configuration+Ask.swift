import Fetching
import HTTP

extension Configuration {
  /// The network, set up as the configuration says. `environment` may name a certificate bundle.
  package func ask(environment: [String: String]) -> Refresh.Ask {
    let client = HTTPClient(
      userAgent: userAgent, limits: limits,
      authorities: .find(configured: certificates, environment: environment), addresses: addresses, proxy: proxy)
    let fetcher = Fetcher(client, rules: rules)
    return { subscription, state, now in await fetcher.fetch(subscription, state: state, now: now) }
  }
}
