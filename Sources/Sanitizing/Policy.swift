/// What markup of others may contain. Everything that is not named here goes.
///
/// Safe by what the output can never hold: no raw text or foreign element, no comment, no attribute that is not here;
/// so that a browser's tokenizer stays in its data state and builds the elements and attributes that were written.
enum Policy {
  /// What becomes of an element.
  enum Treatment: UInt8 {
    /// Its content stays, its tags go.
    case unwrap
    /// Goes with its content.
    case drop
    case keep
    /// Has neither content nor an end tag.
    case keepVoid
    // Kept, with rules of their own.
    case link, image, player, source, track, iframe, noscript, math
  }

  /// What the policy says of a name, as an element's and as an attribute's. A class, since it is handed around for every
  /// element of a text.
  final class Rule: Sendable {
    /// As it is written.
    let name: String
    /// Up to its attributes.
    let startTag: [UInt8]
    let endTag: [UInt8]
    let treatment: Treatment
    /// That the element may have.
    let attributes: Attributes
    let attribute: Attributes?
    let isBlock: Bool
    /// Whether its start tag ends some of the elements that it may stand in.
    let closesOthers: Bool

    fileprivate init(_ name: String) {
      let written = name == "image" ? "img" : name
      let isKnown = treatments[name] != nil
      self.name = isKnown ? written : ""
      startTag = Array("<\(written)".utf8)
      endTag = Array("</\(written)>".utf8)
      treatment = treatments[name] ?? .unwrap
      attributes = isKnown ? globalAttributes.union(Policy.attributes[written] ?? []) : []
      attribute = Attributes.named[name]
      isBlock = blocks.contains(name)
      closesOthers = Nesting.closed[name] != nil
    }
  }

  /// - Parameter name: in lower case.
  static func rule(_ name: String) -> Rule { rules[name] ?? other }

  private static let other = Rule("")
  private static let rules: [String: Rule] = {
    let names = Set(treatments.keys).union(Nesting.closed.keys).union(blocks).union(Attributes.named.keys)
    return Dictionary(uniqueKeysWithValues: names.map { ($0, Rule($0)) })
  }()

  private static let treatments: [String: Treatment] = table([
    (
      .keep,
      """
      abbr acronym address article aside b bdi bdo big blockquote caption center cite code colgroup dd del details dfn \
      div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup i ins kbd li main mark ol p picture \
      pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr \
      tt u ul var
      """
    ),
    (.keepVoid, "br col hr wbr"), (.link, "a"), (.image, "img image"), (.player, "audio video"), (.source, "source"),
    (.track, "track"), (.iframe, "iframe"), (.noscript, "noscript"), (.math, "math"),
    (
      .drop,
      """
      script style template object embed applet textarea select option title meta link base frame frameset noframes \
      noembed xmp plaintext svg canvas dialog portal head input datalist optgroup keygen param bgsound isindex
      """
    ),
  ])

  /// Elements that have a link's or a paragraph's width: text before and after one is not one word.
  private static let blocks: Set<String> = words(
    """
    address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure \
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ol option p pre section select \
    summary table tbody td tfoot th thead title tr ul video
    """)

  /// The attributes of every element, then of some.
  private static let globalAttributes: Attributes = [.title, .lang, .dir]

  private static let attributes: [String: Attributes] = [
    "a": [.href],
    "img": [.src, .srcset, .sizes, .alt, .width, .height, .loading],
    "source": [.src, .srcset, .sizes, .media, .type, .width, .height],
    "audio": [.src],
    "video": [.src, .poster, .width, .height],
    "track": [.src, .kind, .srclang, .label],
    "td": [.colspan, .rowspan, .headers, .scope, .align],
    "th": [.colspan, .rowspan, .headers, .scope, .align],
    "ol": [.start, .reversed, .type],
    "li": [.value],
    "time": [.datetime],
    "del": [.datetime, .cite],
    "ins": [.datetime, .cite],
    "q": [.cite],
    "blockquote": [.cite],
    "col": [.span],
    "colgroup": [.span],
    "details": [.open],
    "iframe": [.width, .height],
  ]

  static let linkSchemes: Set<String> = ["http", "https", "mailto", "tel", "ftp", "magnet", "xmpp", "geo"]
  static let mediaSchemes: Set<String> = ["http", "https"]

  /// What every link, player and embedded player gets, as it is written.
  static let linkAttributes = Array(#" rel="noopener noreferrer""#.utf8)
  static let playerAttributes = Array(#" controls="" preload="none""#.utf8)
  static let embedAttributes = Array(
    (#" sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" loading="lazy""#
      + #" referrerpolicy="strict-origin-when-cross-origin""#).utf8)
  static let lazyAttribute = Array(#" loading="lazy""#.utf8)

  /// Players that may be embedded, by exact host. YouTube's is written as the one that sets no cookie.
  static let embedHosts: [String: String] = [
    "www.youtube.com": "www.youtube-nocookie.com", "youtube.com": "www.youtube-nocookie.com",
    "youtube-nocookie.com": "www.youtube-nocookie.com",
  ].merging(
    words(
      """
      www.youtube-nocookie.com player.vimeo.com open.spotify.com w.soundcloud.com bandcamp.com player.twitch.tv \
      www.dailymotion.com geo.dailymotion.com rutube.ru vk.com player.bilibili.com embed.podcasts.apple.com
      """
    ).map { ($0, $0) }, uniquingKeysWith: { first, _ in first })

  /// Pictures that only count readers: hosts with their subdomains, and the beginnings of paths there.
  static let counters: [(host: String, paths: [String])] = [
    ("feedburner.com", ["/~r", "/~f"]), ("feedburner.google.com", ["/~r", "/~f"]), ("feedsportal.com", ["/"]),
    ("stats.wordpress.com", ["/"]), ("pixel.wp.com", ["/"]), ("scorecardresearch.com", ["/"]),
    ("doubleclick.net", ["/"]), ("mc.yandex.ru", ["/"]), ("counter.yadro.ru", ["/"]), ("top-fwz1.mail.ru", ["/"]),
  ]

  /// Where scripts that load pictures late keep the address, the likeliest first.
  static let lazySources: [Attributes] = [
    .dataSrc, .dataLazySrc, .dataOriginal, .dataOrigFile, .dataHiResSrc, .dataURL,
  ]
  /// In the file names of the pictures that stand there meanwhile.
  static let placeholders = ["blank", "spacer", "1x1"]

  /// Elements nested deeper are unwrapped.
  static let depth = 200

  /// Attributes that hold one reference, for markup that is only resolved.
  static let references = words("href src cite longdesc poster action data background usemap")

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  private static func table(_ rows: [(Treatment, String)]) -> [String: Treatment] {
    var table: [String: Treatment] = [:]
    for (treatment, names) in rows {
      for name in words(names) { table[name] = treatment }
    }
    return table
  }
}
