import HTTP
import Testing

@Suite struct HTTPFieldsTests {
  private let fields = HTTPFields("ETag:  \"a, b\"\t\r\nX-A: 1\r\nx-a: 2\r\nEmpty:\r\nETagged: no\r\nno colon\r\n")

  @Test func valuesAreFoundWhateverTheCase() {
    #expect(fields["etag"] == "\"a, b\"")
    #expect(fields["Empty"] == "")
    #expect(fields["X-B"] == nil)
    #expect(fields["no colon"] == nil)
  }

  @Test func repeatedFieldsKeepTheirOrder() {
    #expect(fields.all("X-A") == ["1", "2"])
  }
}
