import FoundationEssentials
import Sanitizing
import Testing

/// Whatever comes in, what goes out is in the grammar, and sanitizing it again changes nothing.
@Suite struct GrammarTests {
  /// Pieces that parsers, browsers and sanitizers have tripped over.
  private static let pieces = [
    "<", ">", "&", "\"", "'", "/", "=", " ", "\n", "\u{0}", "\u{C}", "-", "--", "!", "?", "]]>", "&#", "&#x", "&lt",
    "&gt;", "&amp;",
    "&quot;", "&colon;", "&Tab;", "&NewLine;", "&nbsp", "é", "\u{202E}", "\u{FFFE}", "a", "text", "<a", "<a href=",
    "<a href=\"x\">",
    "</a>", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i", "<img src=", "<img src=x onerror=alert(1)>", "<svg>",
    "</svg>", "<math>", "<mtext>", "<annotation-xml encoding=\"text/html\">", "<style>", "</style>", "<script>",
    "</script>",
    "<title>", "</title>", "<textarea>", "</textarea>", "<noscript>", "</noscript>",
    "<iframe src=https://player.vimeo.com/1>",
    "</iframe>", "<!--", "-->", "<!-->", "--!>", "<![CDATA[", "<?x", "<table>", "<td>", "<tr>", "</table>", "<select>",
    "<option>",
    "<template>", "<plaintext>", "<xmp>", "</xmp>", "<form>", "<input>", "<body onload=x>", "<html>", "</body>",
    "<br/>", "</br>",
    "javascript:", "java\u{1}script:", "data:text/html,", "http://", "//e.org", "\\\\", " srcset=", "1x, ", " style=",
    " title=", " onclick=",
    " data-src=", "<video><source src=x>", "<picture>", "<object>", "<embed>", "<base href=//x>",
    "<meta http-equiv=refresh>", "<link>",
    "<p/>", "<div/", "<a/href=x>", "<A HREF=x", "<x:y>", "<é>", "<audio src=x>", "<details open>", "<hr", "<wbr>",
    "<li>", "<ol start=",
  ]

  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  private func check(_ html: String) {
    let once = Sanitizer().sanitize(html: html, base: "https://e.org/a/")
    let violations = OutputGrammar.violations(of: once)
    #expect(violations.isEmpty, "\(violations) in \(once.debugDescription) of \(html.debugDescription)")
    let twice = Sanitizer().sanitize(html: once, base: "https://e.org/a/")
    #expect(twice == once, "of \(html.debugDescription)")
  }

  @Test(arguments: 0..<40)
  func anySoupIsMadeHarmless(_ seed: Int) {
    var dice = Dice(state: UInt64(seed))
    for _ in 0..<100 {
      check((0..<Int.random(in: 1...25, using: &dice)).map { _ in Self.pieces.randomElement(using: &dice)! }.joined())
    }
  }

  private struct Vectors: Decodable {
    struct Vector: Decodable { var input: String }
    var vectors: [Vector]
  }

  private static let vectors: String? = {
    let shared =
      ProcessInfo.processInfo.environment["FEEDMILL_SHARED"]
      ?? #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/shared"
    let path = shared + "/bench/hostile/vectors/vectors_dev.json"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  @Test(.enabled(if: vectors != nil, "needs ../shared or FEEDMILL_SHARED"))
  func everyVectorIsMadeHarmless() throws {
    let data = try Data(contentsOf: URL(filePath: #require(Self.vectors)))
    for vector in try JSONDecoder().decode(Vectors.self, from: data).vectors { check(vector.input) }
  }
}
