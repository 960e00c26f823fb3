import Sanitizing
import Testing

@Suite struct ResolvingTests {
  @Test(arguments: [
    ("<A HREF = '/a' ONCLICK=x>b</A >", "<A HREF = \"https://e.org/a\" ONCLICK=x>b</A >"),
    (
      "<img src=a.png alt=b><img src=https://x.org/>",
      "<img src=\"https://e.org/p/a.png\" alt=b><img src=https://x.org/>"
    ),
    (
      "<!-- <a href=x> --><script>'<a href=x>'</script><a href=?a=1&amp;b>",
      "<!-- <a href=x> --><script>'<a href=x>'</script><a href=\"https://e.org/p/?a=1&amp;b\">"
    ),
    (
      "<img srcset='a 1x, b 2x'><a href=\"b\"",
      "<img srcset=\"https://e.org/p/a 1x, https://e.org/p/b 2x\"><a href=\"b\""
    ),
    (
      "<object data=a><form action=b><q cite=\"c\" >&unknown; < x",
      "<object data=\"https://e.org/p/a\"><form action=\"https://e.org/p/b\"><q cite=\"https://e.org/p/c\" >&unknown; < x"
    ),
    ("<a href=>x<a href>y", "<a href=\"https://e.org/p/\">x<a href>y"), ("no markup & <", "no markup & <"), ("", ""),
  ])
  func onlyReferencesChange(_ html: String, _ expected: String) {
    #expect(Sanitizer().resolving(html: html, base: "https://e.org/p/") == expected)
  }

  @Test func withoutABaseNothingChanges() {
    #expect(Sanitizer().resolving(html: "<a href='/a'>b", base: nil) == "<a href='/a'>b")
  }
}
