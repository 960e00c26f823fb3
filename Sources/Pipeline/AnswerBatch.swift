import Syndication

/// Answers that have come and are stored together: a transaction costs as much as the rows of several feeds.
///
/// What a kill takes is asked for again, since its validators have not advanced either.
struct AnswerBatch {
  /// 64.
  private static let count = 64
  /// Bytes of documents. 1 MiB.
  private static let bytes = 1 << 20
  /// How long an answer waits for others. 2 s.
  private static let patience: Duration = .seconds(2)

  private(set) var answers: [Answer] = []
  private var bytes = 0
  private var since = ContinuousClock.now

  mutating func append(_ answer: Answer) {
    if answers.isEmpty { since = .now }
    answers.append(answer)
    if case .document(let document) = answer.fetch.outcome { bytes += document.bytes.count }
  }

  /// To be stored before anything else is asked.
  var isFull: Bool {
    answers.count >= Self.count || bytes >= Self.bytes
      || !answers.isEmpty && ContinuousClock.now - since >= Self.patience
  }

  mutating func empty() {
    answers.removeAll(keepingCapacity: true)
    bytes = 0
  }
}
