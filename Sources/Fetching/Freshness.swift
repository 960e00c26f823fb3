internal import FoundationEssentials
internal import HTTP

/// What an answer says about when to come again.
struct Freshness {
  /// A longer Retry-After counts as this. 7 days.
  static let longestRetryAfter: Double = 7 * 86400
  /// A longer max-age, or a later Expires, counts as this: some sites serve their feed as if it were a picture. 1 day.
  static let longestMaxAge: Double = 86400

  /// RFC 9110, section 10.2.3: seconds or a date; what is neither, or past, is no wish.
  static func retryAfter(_ fields: HTTPFields, now: Date) -> Date? {
    let wishes = fields.all("Retry-After").compactMap { value -> Double? in
      if let seconds = Double(value), value.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
        return seconds
      }
      return httpDate(value)?.timeIntervalSince(now)
    }
    guard let wish = wishes.max(), wish > 0 else { return nil }
    return now + min(wish, longestRetryAfter)
  }

  /// RFC 9111, section 4.2.1: max-age, else Expires; nil when the answer wants to be revalidated each time.
  static func freshUntil(_ fields: HTTPFields, now: Date) -> Date? {
    let directives = fields.all("Cache-Control").flatMap { $0.lowercased().split(separator: ",") }
      .map { $0.trimmingPrefix(while: \.isWhitespace) }
    if directives.contains(where: { $0.hasPrefix("no-cache") || $0.hasPrefix("no-store") }) { return nil }
    if let age = directives.first(where: { $0.hasPrefix("max-age=") }) {
      let digits = age.dropFirst("max-age=".count).prefix { $0 != " " }
      guard let seconds = Double(digits.filter { $0 != "\"" }), seconds > 0 else { return nil }
      return now + min(seconds, longestMaxAge)
    }
    guard let expires = fields["Expires"].flatMap(httpDate) else { return nil }
    let span = expires.timeIntervalSince(fields["Date"].flatMap(httpDate) ?? now)
    return span > 0 ? now + min(span, longestMaxAge) : nil
  }
}
