import Compression
import Testing

struct ContentCodingTests {
  private static let texts: [[UInt8]] = [
    [], [0x41], Array("<feed>ё</feed>".utf8), Array(String(repeating: "the same words again, ", count: 20_000).utf8),
    (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) },
  ]

  @Test(arguments: ContentCoding.allCases, texts)
  func whatIsPackedUnpacksToTheSame(_ coding: ContentCoding, _ bytes: [UInt8]) {
    let packed = coding.encode(bytes)
    #expect(coding.decodes(packed, to: bytes))
    #expect(packed == coding.encode(bytes), "the same bytes each time")
    #expect(!coding.decodes(packed, to: bytes + [0]))
    #expect(!coding.decodes(packed.dropLast(), to: bytes))
  }

  @Test(arguments: ContentCoding.allCases)
  func anotherTextIsTold(_ coding: ContentCoding) {
    let packed = coding.encode(Array("one".utf8))
    #expect(!coding.decodes(packed, to: Array("two".utf8)))
    #expect(!coding.decodes(packed, to: Array("on".utf8)))
    #expect(!coding.decodes([], to: Array("one".utf8)))
    #expect(!coding.decodes(Array("no packed file".utf8), to: Array("one".utf8)))
  }

  /// RFC 1952, section 2.3.1: no flags, so no name; MTIME 0.
  @Test func aGzipHeaderHasNoTime() {
    #expect(ContentCoding.gzip.encode(Array("text".utf8)).prefix(8).elementsEqual([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]))
  }
}
