/// What runs nothing in a page: the wide list of elements, attributes and styles that a document is shown with.
///
/// `Policy` is for what is stored and published; this is what Python's feedparser lets pass, so that `feedmill parse
/// --sanitize` says as much of a document as that does, less what sends readers' words or reports on them (`form`, `ping`)
/// and what browsers with and without scripts read differently (`noscript`). Here too no element's content could run,
/// every attribute is quoted and every `<` is a tag's.
enum Harmless {
  enum Treatment: UInt8 {
    /// Its content stays, its tags go.
    case unwrap
    /// Goes with its content.
    case drop
    case keep
    /// Has neither content nor an end tag.
    case keepVoid
    /// A formula, kept as its source.
    case formula
  }

  /// By name in lower case; all others are unwrapped.
  static let elements: [String: Treatment] = {
    var table: [String: Treatment] = [:]
    for name in words(kept) { table[name] = .keep }
    for name in words("area br col command hr img input keygen source track wbr") { table[name] = .keepVoid }
    for name in words("script style applet object template title svg head") { table[name] = .drop }
    table["math"] = .formula
    return table
  }()

  private static let kept = """
    a abbr acronym address article aside audio b bdi bdo big blockquote button canvas caption center cite code colgroup \
    datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure font footer \
    h1 h2 h3 h4 h5 h6 header hgroup i ins kbd label legend li m main map mark menu meter multicol nav nextid \
    ol optgroup option output p picture pre progress q rp rt ruby s samp section select small sound spacer span \
    strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var video
    """

  enum AttributeKind {
    case text
    case address(Set<String>)
    case sourceSet
    case style
  }

  /// By name in lower case; all others go.
  static let attributes: [String: AttributeKind] = {
    var table: [String: AttributeKind] = [:]
    for name in words(texts) { table[name] = .text }
    for name in words("href cite longdesc action") { table[name] = .address(Policy.linkSchemes) }
    for name in words("src poster background data dynsrc icon lowsrc urn usemap vrml") {
      table[name] = .address(Policy.mediaSchemes)
    }
    table["srcset"] = .sourceSet
    table["style"] = .style
    return table
  }()

  private static let texts = """
    abbr accept accept-charset accesskey align alt autocomplete autofocus axis balance bgcolor bgproperties border \
    bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge char charoff charset \
    checked choff class clear color cols colspan compact contenteditable controls coords datafld datapagesize datasrc \
    datetime default delay dir disabled draggable enctype end face for form frame galleryimg gutter headers height hidden \
    hidefocus high hreflang hspace id inputmode ismap keytype kind label lang leftspacing list loading loop loopcount \
    loopend loopstart low max maxlength media method min multiple name nohref noshade nowrap open optimum pattern \
    point-size pqg preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev reversed \
    rightspacing rows rowspan rules scope selected shape size sizes span srclang start step summary suppress tabindex \
    target template title toppadding type unselectable valign value variable volume vspace width wrap xml:lang
    """

  static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
