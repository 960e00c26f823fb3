import Fetching
import HTTP

/// How to prove to a host who asks. feedmill.yaml names the environment variable that holds the secret, never the secret.
package struct CredentialRule: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case basic(user: String)
    case bearer
    /// Any other field, such as `X-Api-Key`.
    case field(String)
  }

  /// `example.org`, for https alone, or `example.org:8080`, for that port.
  package var host: String
  package var kind: Kind
  package var variable: String
}

extension CredentialRule {
  init(host: String, _ keys: inout Mapping) throws(ConfigurationError) {
    let user = try keys.string("user")
    let field = try keys.string("field")
    guard user == nil || field == nil else { throw keys.mistake("field", "left out where 'user' is given") }
    guard let variable = try keys.string("secret-from") else {
      throw keys.mistake("secret-from", "the name of an environment variable")
    }
    self.host = host
    self.variable = variable
    kind =
      if let user {
        .basic(user: user)
      } else if let field {
        .field(field)
      } else {
        .bearer
      }
    try keys.finish()
  }
}

extension Credentials {
  /// Rules whose variable is not set give nothing: the host's 401 then tells.
  init(_ rules: [CredentialRule], environment: [String: String]) {
    self.init()
    for rule in rules {
      guard let secret = environment[rule.variable], !secret.isEmpty else { continue }
      switch rule.kind {
      case .basic(let user): add(basic: user, password: secret, host: rule.host)
      case .bearer: add(bearer: secret, host: rule.host)
      case .field(let name): add(HTTPRequest.Field(name, secret), host: rule.host)
      }
    }
  }
}
