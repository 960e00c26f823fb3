/// The value of the field Content-Type (RFC 9110, section 8.3), with all that servers make of it.
enum ContentType {
  /// `charset`, without quotes; nil for none.
  static func charset(_ value: String) -> String? {
    for parameter in value.split(separator: ";").dropFirst() {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, String(parts[0]).trimmed.lowercased() == "charset" else { continue }
      let charset = String(parts[1]).trimmed.filter { $0 != "\"" && $0 != "'" }.trimmed
      return charset.isEmpty ? nil : charset
    }
    return nil
  }
}
