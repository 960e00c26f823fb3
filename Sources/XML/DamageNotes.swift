/// What was put right so far: each message once, with the line that it was first needed in, and few of them, since they
/// are for people.
struct DamageNotes {
  private(set) var notes: [Damage] = []
  /// Where in the document the reader is; it only grows.
  var position = 0

  private let document: [UInt8]
  /// The line of `counted`, so that no line is counted twice.
  private var line = 1
  private var counted = 0

  init(_ document: [UInt8] = []) { self.document = document }

  mutating func add(_ kind: Damage.Kind, _ message: String) {
    if notes.count < 16, !notes.contains(where: { $0.message == message }) {
      notes.append(Damage(kind: kind, line: currentLine(), message: message))
    } else if kind == .recovered, !notes.contains(where: { $0.kind == .recovered }) {
      notes[notes.count - 1] = Damage(kind: kind, line: currentLine(), message: message)
    }
  }

  private mutating func currentLine() -> Int {
    line += document[..<min(position, document.count)].lineEnds(from: counted)
    counted = position
    return line
  }
}
