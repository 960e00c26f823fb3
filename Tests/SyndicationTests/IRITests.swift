import Syndication
import Testing

/// A reference and what it must become.
struct Reference: Sendable, CustomTestStringConvertible {
  var text: String
  var base: String?
  var expected: String

  init(_ text: String, _ expected: String, base: String? = nil) {
    self.text = text
    self.base = base
    self.expected = expected
  }

  var testDescription: String { "\(text.debugDescription) against \(base ?? "nothing")" }
}

@Suite struct IRITests {
  static let standard = [
    // Section 5.4.1.
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
    ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
    (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
    ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
    ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"),
    // Section 5.4.2.
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http://a/b/c/g"),
  ].map { Reference($0, $1, base: "http://a/b/c/d;p?q") }

  @Test(arguments: standard)
  func referencesResolveAsTheStandardSays(_ reference: Reference) {
    #expect(IRI.resolve(reference.text, against: reference.base) == reference.expected)
  }

  static let browsers = [
    Reference("  https://e.org/a\n", "https://e.org/a"),
    Reference("\u{1}\u{1F} https://e.org/a\u{0}", "https://e.org/a"),
    Reference("https://e.org/long\r\n\t/path", "https://e.org/long/path"),
    Reference("ht\ntps://e.org/", "https://e.org/"),
    Reference("HTTPS://E.org/A", "https://E.org/A"),
    Reference("https:/e.org/a", "https://e.org/a"),
    Reference("https:e.org/a", "https://e.org/a"),
    Reference("https:///e.org/a", "https://e.org/a"),
    Reference("https:\\\\e.org\\a?b\\c", "https://e.org/a?b%5Cc"),
    Reference("https:/e.org/a", "https://e.org/a", base: "https://x.org/"),
    Reference("\\\\evil.org\\a", "https://evil.org/a", base: "https://e.org/b"),
    Reference("/\\evil.org", "https://evil.org", base: "https://e.org/b"),
    Reference("///evil.org/a", "https://evil.org/a", base: "https://e.org/b"),
    Reference("a\\..\\b", "https://e.org/b", base: "https://e.org/"),
    Reference("//cdn.org/a", "https://cdn.org/a", base: "https://e.org/b"),
    Reference("/%2e%2E/./x", "https://e.org/x", base: "https://e.org/b/"),
    Reference("https://e.org/a/../b", "https://e.org/b"),
    Reference("https://e.org", "https://e.org"),
    Reference("?x", "https://e.org?x", base: "https://e.org"),
    Reference("a", "https://e.org/a", base: "https://e.org?x"),
    Reference("file:///tmp/a", "file:///tmp/a"),
    Reference("b", "file:///tmp/b", base: "file:///tmp/a"),
    Reference("/.//x", "foo:/.//x", base: "foo:/a"),
    Reference("JavaScript:alert(1)", "javascript:alert(1)", base: "https://e.org/"),
    Reference(" java\nscript:alert(1)", "javascript:alert(1)", base: "https://e.org/"),
  ]

  @Test(arguments: browsers)
  func whatBrowsersForgiveIsForgiven(_ reference: Reference) {
    #expect(IRI.resolve(reference.text, against: reference.base) == reference.expected)
  }

  static let illegal = [
    Reference("https://e.org/a b", "https://e.org/a%20b"),
    Reference("https://e.org/a\"<>^`{|}", "https://e.org/a%22%3C%3E%5E%60%7B%7C%7D"),
    Reference("https://e.org/?a[]=1&b=[x]", "https://e.org/?a%5B%5D=1&b=%5Bx%5D"),
    Reference("https://[::1]:80/a", "https://[::1]:80/a"),
    Reference("https://e.org/100%", "https://e.org/100%25"),
    Reference("https://e.org/%zz%41", "https://e.org/%25zz%41"),
    Reference("https://e.org/#a#b", "https://e.org/#a%23b"),
    Reference("https://e.org/a?b?c#d?e", "https://e.org/a?b?c#d?e"),
    Reference("https://пример.рф/путь?к=я#ж", "https://пример.рф/путь?к=я#ж"),
    Reference("https://e.org/日本", "https://e.org/日本"),
    Reference("https://e.org/\u{202E}gpj", "https://e.org/%E2%80%AEgpj"),
    Reference("https://e.org/\u{85}\u{FFFE}\u{E000}", "https://e.org/%C2%85%EF%BF%BE%EE%80%80"),
    Reference("https://e.org/a\u{7F}\u{1}b", "https://e.org/a%7F%01b"),
  ]

  @Test(arguments: illegal)
  func illegalCharactersArePercentEncoded(_ reference: Reference) {
    let resolved = IRI.resolve(reference.text, against: reference.base)
    #expect(resolved == reference.expected)
    #expect(IRI.isLegal(resolved))
  }

  static let unresolvable = [
    Reference(" a/b ", "a/b"), Reference("a b", "a%20b", base: "mailto:me@e.org"),
    Reference("a", "a", base: "relative/base"), Reference("#f", "#f"), Reference("", ""),
    Reference("mailto:me@e.org?subject=a b", "mailto:me@e.org?subject=a%20b"), Reference("tel:+1", "tel:+1"),
    Reference("urn:x:../y", "urn:x:../y", base: "https://e.org/"),
    Reference("../a", "../a"),
  ]

  @Test(arguments: unresolvable)
  func whatCannotBeResolvedStaysRelative(_ reference: Reference) {
    #expect(IRI.resolve(reference.text, against: reference.base) == reference.expected)
  }

  @Test(arguments: standard + browsers + illegal + unresolvable)
  func resolvingTwiceChangesNothing(_ reference: Reference) {
    let once = IRI.resolve(reference.text, against: reference.base)
    #expect(IRI.resolve(once, against: reference.base) == once || !IRI.isAbsolute(once))
  }

  @Test(arguments: [
    ("https://e.org/a", true), ("tag:e.org,2005:x", true), ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", true),
    ("https://пример.рф/путь", true), ("file:///a", true), ("a", false), ("/a", false), ("", false), ("http:", false),
    ("https://", false), ("https://e.org/a b", false), (" https://e.org/", false), ("https://e.org/%", false),
    ("tag:", false), ("1a:b", false), ("https://e.org/\u{202E}", false), ("urn:a\u{1}b", false), ("t a:b", false),
    ("https:/e.org", false),
  ])
  func legalIdentifiersAreKnown(_ text: String, _ isLegal: Bool) {
    #expect(IRI.isLegal(text) == isLegal)
  }

  @Test(arguments: [
    ("https://Me:Pw@E.org:80/a", "e.org"), ("https://[::1]:80/", "[::1]"), ("https://[::1]/", "[::1]"),
    ("https://e.org", "e.org"), ("https:///", ""), ("mailto:a@b", nil),
  ])
  func hostsAreWithoutUserAndPort(_ text: String, _ host: String?) {
    #expect(IRI(text).host == host)
  }
}
