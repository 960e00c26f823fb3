/// What was put right so far: each message once, and few of them, since they are for people.
struct DamageNotes {
  private(set) var notes: [Damage] = []

  mutating func add(_ kind: Damage.Kind, _ message: String) {
    if notes.count < 16, !notes.contains(where: { $0.message == message }) {
      notes.append(Damage(kind: kind, line: 0, message: message))
    } else if kind == .recovered, !notes.contains(where: { $0.kind == .recovered }) {
      notes[notes.count - 1] = Damage(kind: kind, line: 0, message: message)
    }
  }
}
