import Pipeline

/// One thing that `doctor` looked at, as it prints it with --json.
struct CheckReport: Encodable {
  var name: String
  /// `ok`, `warning` or `error`.
  var result: String
  var message: String
  var advice: String?
  /// `--fix` mends it.
  var mendable: Bool

  init(_ check: Check) {
    name = check.name
    result = check.result.rawValue
    message = check.message
    advice = check.advice
    mendable = check.mend != nil
  }
}
