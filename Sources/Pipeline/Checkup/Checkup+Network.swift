import Fetching
import FoundationEssentials
import Storing
import Syndication

extension Checkup {
  /// Asks one source for its feed, stores nothing: name resolution, the way out, certificates, a proxy.
  package func network(environment: [String: String]) async -> Check {
    do {
      let configuration = try Configuration(contentsOf: project.configuration)
      let remote = try project.openStore().followed().filter {
        $0.subscription.feedURL.hasPrefix("http") && configuration.schedule.isAllowed($0.state, now: now)
      }
      // One that worked the last time says most about this machine.
      guard
        let source = remote.first(where: { $0.state.lastSucceeded != nil && $0.state.failures == 0 }) ?? remote.first
      else { return Check("network", .ok, "no source is on the network") }
      let fetch = await configuration.ask(environment: environment)(source.subscription, source.state, now)
      guard case .failure(let kind, let message) = fetch.outcome else {
        return Check("network", .ok, "\(source.subscription.shownURL) answers")
      }
      let advice =
        switch kind {
        case .dns: "see that this machine resolves names: getent hosts example.org, /etc/resolv.conf"
        case .tls: "see the clock and the certificates of authorities"
        case .connection, .timeout: "see the way out: firewall, proxy (fetch: proxy: in feedmill.yaml)"
        default: "the network works; 'feedmill health' says what ails this source"
        }
      let isNetwork = [.dns, .tls, .connection, .timeout].contains(kind)
      return Check(
        "network", isNetwork ? .error : .warning, "\(source.subscription.shownURL): \(message)", advice: advice)
    } catch {
      return Check("network", .warning, "no source could be asked: \(error)", advice: "see the other checks first")
    }
  }
}
