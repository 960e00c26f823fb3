/// Parameters and fragments of addresses that say where a reader came from, not which page it is.
enum Tracking {
  static func isParameter(_ part: ArraySlice<UInt8>) -> Bool {
    let equals = part.firstIndex(of: 0x3D) ?? part.endIndex
    guard part.startIndex + 40 > equals else { return false }
    let name = String(decoding: part[..<equals].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    if names.contains(name) || prefixes.contains(where: { name.hasPrefix($0) && name != $0 }) { return true }
    guard let values = valued[name], equals < part.endIndex else { return false }
    let value = String(decoding: part[(equals + 1)...].prefix(20), as: UTF8.self).lowercased()
    return values.contains(value) || ["source", "src", "partner"].contains(name) && value.hasPrefix("rss")
      || ["source", "src"].contains(name) && value.hasPrefix("feed")
  }

  static func isFragment(_ fragment: ArraySlice<UInt8>) -> Bool {
    if fragment.isEmpty { return true }
    let name = String(decoding: fragment.prefix(24), as: UTF8.self).lowercased()
    if ["comment", "comments", "respond", "top", "content"].contains(name) { return true }
    if ["xtor=", "utm_", "ref=", "rss"].contains(where: name.hasPrefix) { return true }
    return name.hasPrefix("more-") && name.utf8.count > 5 && name.utf8.dropFirst(5).allSatisfy { $0 &- 0x30 < 10 }
  }

  private static let prefixes = [
    "utm_",  // Google Analytics, and all that speak its tags
    "at_link", "at_custom",  // AT Internet, on BBC and Le Monde
    "vero_", "mtm_", "pk_", "piwik_", "hmb_", "guce_", "sc_", "trk",  // Vero, Matomo, Habr, Yahoo, Snapchat, LinkedIn
  ]

  private static let names: Set<String> = [
    "at_medium", "at_campaign",  // AT Internet
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "srsltid",  // click ids of ad networks
    "yclid", "ymclid", "ysclid", "_openstat",  // Yandex
    "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking",  // Instagram, mailers
    "wickedid", "rb_clickid", "s_cid", "xtor", "ncid", "cmpid", "ito", "cvid", "tblci", "nr_email_referer", "__s",
    "spm", "scm", "share_from", "from_source", "isapp",  // Alibaba, Chinese portals' sharing
    "ref_src", "ref_url", "__twitter_impression", "wt_mc", "wt_zmc", "_ga", "_gl",
    "amp", "amp_js_v", "usqp", "outputtype",  // marks of AMP pages
    "feature", "rss", "trk",
  ]

  /// Dropped only with these values: other values are real page ids on some sites.
  private static let valued: [String: Set<String>] = [
    "from": ["rss", "feed", "newsletter", "telegram", "vk", "fb", "main", "rss_feed"],
    "ref": ["rss", "feed", "feedburner", "newsletter", "main", "tw", "fb"],
    "source": [], "src": [], "partner": [], "output": ["amp"],
  ]
}
