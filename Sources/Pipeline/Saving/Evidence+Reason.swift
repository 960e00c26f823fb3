internal import Merging
internal import Storing

extension Evidence {
  init(_ finding: Decision.Finding, of entry: Int64) {
    let reason = finding.reason
    self.init(
      entry: entry, other: finding.entry, rule: reason.rule.rawValue, title: reason.title, text: reason.text,
      common: reason.common)
  }

  /// As the rules state it.
  package var reason: String {
    guard let rule = Reason.Rule(rawValue: rule) else { return rule }
    return "\(Reason(rule, title: title, text: text, common: common))"
  }
}
