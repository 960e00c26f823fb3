import Files

/// Rows for a person, in columns that fit the terminal. Into a pipe nothing is cut.
struct Table {
  struct Column {
    var title: String
    /// Numbers stand to the right.
    var isNumber = false
    /// Columns that it is not cut below, where the terminal is narrow.
    var least = 12
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// What a source says may stand in `cells`: it is made harmless here.
  mutating func add(_ cells: [String]) {
    rows.append(cells.map { Terminal.harmless($0) })
  }

  /// - Parameter width: of the terminal; nil for none.
  func lines(width: Int?) -> [String] {
    let widths = fitting(width)
    let head = line(columns.map(\.title), widths)
    return [head] + rows.map { line($0, widths) }
  }

  func print() {
    let lines = lines(width: StandardStream.output.isTerminal ? StandardStream.output.width ?? 80 : nil)
    guard let head = lines.first, lines.count > 1 else { return }
    StandardStream.output.write(([Style.bold(head)] + lines.dropFirst()).joined(separator: "\n") + "\n")
  }

  /// The widest column gives first.
  private func fitting(_ width: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(DisplayWidth.of(columns[index].title)) { max($0, DisplayWidth.of($1[index])) }
    }
    guard let width else { return widths }
    var excess = widths.reduce(0, +) + 2 * (columns.count - 1) - width
    while excess > 0 {
      let shrinkable = columns.indices.filter { !columns[$0].isNumber && widths[$0] > columns[$0].least }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      let next = shrinkable.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let step = min(excess, max(1, widths[widest] - max(next, columns[widest].least)))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for index in columns.indices {
      let cell = DisplayWidth.fit(cells[index], to: widths[index])
      if columns[index].isNumber {
        line += String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell))) + cell
      } else {
        line += index == columns.count - 1 ? cell : DisplayWidth.pad(cell, to: widths[index])
      }
      if index < columns.count - 1 { line += "  " }
    }
    while line.hasSuffix(" ") { line.removeLast() }
    return line
  }
}
