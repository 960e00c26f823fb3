internal import HTTP

/// Pages that want a browser before they let a feed through.
enum ChallengePage {
  /// Who is asking for a browser; nil when the answer is no such page.
  static func guardian(of response: HTTPResponse) -> String? {
    if response.fields["cf-mitigated"]?.lowercased() == "challenge" { return "Cloudflare" }
    if response.fields["x-amzn-waf-action"]?.lowercased() == "challenge" { return "AWS WAF" }
    let head = response.body.prefix(64 << 10)
    let start = head.drop { $0 <= 0x20 }.prefix(15).map { $0 | 0x20 }
    guard
      start.starts(with: "<!doctype html".utf8.map { $0 | 0x20 }) || start.starts(with: "<html".utf8.map { $0 | 0x20 })
    else { return nil }
    let text = String(decoding: head, as: UTF8.self)
    return marks.first { text.contains($0.mark) }?.guardian
  }

  /// Each is a text that the guardian's own page was seen to carry.
  private static let marks: [(mark: String, guardian: String)] = [
    ("<title>Just a moment...</title>", "Cloudflare"),
    ("Just a moment...", "Cloudflare"),
    ("/cdn-cgi/challenge-platform/", "Cloudflare"),
    ("Attention Required! | Cloudflare", "Cloudflare"),
    ("Checking your browser before accessing", "Cloudflare"),
    ("<title>DDOS-GUARD</title>", "DDoS-Guard"),
    ("/.well-known/ddos-guard/", "DDoS-Guard"),
    ("_Incapsula_Resource", "Imperva"),
    ("sucuri_cloudproxy_js", "Sucuri"),
    ("geo.captcha-delivery.com", "DataDome"),
    ("Making sure you&#39;re not a bot!", "Anubis"),
    ("anubis_challenge", "Anubis"),
    ("window.gokuProps", "AWS WAF"),
    ("/_sec/cp_challenge/", "Akamai"),
    ("px-captcha", "HUMAN"),
    ("qrator_jsid", "Qrator"),
    ("servicepipe.ru", "Servicepipe"),
  ]
}
