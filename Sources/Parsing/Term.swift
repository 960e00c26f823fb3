/// Local names that mean something to us, of elements and attributes alike, without regard to case.
enum Term: String, CaseIterable {
  // Documents and their parts.
  case rss, rdf, feed, channel, item, items, entry
  // RSS and Atom.
  case id, guid, title, link, description, tagline, subtitle, summary, content, fullitem, body, author, contributor
  case managingeditor, webmaster, category, keywords, pubdate, published, issued, lastbuilddate, updated, modified
  case created, expirationdate, rights, copyright, generator, language, icon, logo, image, url, width, height, ttl
  case skiphours, skipdays, hour, day, cloud, docs, textinput, enclosure, comments, source, newlocation, redirect
  case name, email, uri, homepage
  // Dublin Core.
  case creator, publisher, subject, date
  // Modules.
  case encoded, owner, block, explicit, duration, episode, season, episodetype, type, complete, newfeedurl
  case group, thumbnail, player, updateperiod, updatefrequency, updatebase, commentrss, generatoragent, license
  // Attributes.
  case href, rel, hreflang, length, term, scheme, label, domain, base, lang, about, resource, ispermalink, mode, src
  case version, text, medium, filesize, isdefault, filetype, port, path, registerprocedure, `protocol`
  // GeoRSS.
  case `where`, point, line, polygon, box, pos, poslist, lowercorner, uppercorner, exterior, linearring, linestring
  case envelope, lat, long, lon

  case other

  init(local: String) {
    self = Term.byName[local] ?? Term.byName[local.lowercased().filter { $0 != "-" && $0 != "_" }] ?? .other
  }

  private static let byName: [String: Term] = Dictionary(
    uniqueKeysWithValues: Term.allCases.filter { $0 != .other }.map { ($0.rawValue, $0) })
}
