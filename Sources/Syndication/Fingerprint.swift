/// What is kept of an entry's address and words, to find its copies again.
package struct Fingerprint: Sendable, Hashable {
  /// Of the canonical address; nil when the entry has none that identifies it.
  package var url: UInt64?
  /// Of the title's words; nil when there are too few to look for.
  package var title: UInt64?
  /// Of all words of title and text: equal when only markup, spaces or letter case differ.
  package var words: UInt64
  /// A few shingles of the text, the same few in most of its copies. Ascending.
  package var samples: [UInt32]
  /// Letters and digits in the text.
  package var length: Int
  /// A bit for each word of the title: titles that share no bit share no word.
  package var titleBits: UInt64
  /// The text's first shingle; 0 when it has none.
  package var opening: UInt32

  package init(
    url: UInt64?, title: UInt64?, words: UInt64, samples: [UInt32], length: Int, titleBits: UInt64 = 0,
    opening: UInt32 = 0
  ) {
    self.url = url
    self.title = title
    self.words = words
    self.samples = samples
    self.length = length
    self.titleBits = titleBits
    self.opening = opening
  }
}
