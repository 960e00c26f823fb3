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

  private struct Cell {
    var text: String
    /// Columns of the terminal.
    var width: Int

    var paint: Style.Meaning?

    init(_ text: String, paint: Style.Meaning? = nil) {
      self.text = text
      self.paint = paint
      width = DisplayWidth.of(text)
    }

    /// Nothing in it changes how what stands beside it is shown.
    var shown: String {
      let text = DisplayWidth.isolated(text)
      return paint.map { Style.paint(text, $0) } ?? text
    }
  }

  private let columns: [Column]
  private let head: [Cell]
  private var rows: [[Cell]] = []

  init(_ columns: [Column]) {
    self.columns = columns
    head = columns.map { Cell($0.title) }
  }

  /// What a source says may stand in `cells`: it is made harmless here.
  ///
  /// - Parameter paint: the colour of the first column.
  mutating func add(_ cells: [String], paint: Style.Meaning? = nil) {
    rows.append(
      cells.enumerated().map { Cell(DisplayWidth.steady(Terminal.harmless($1)), paint: $0 == 0 ? paint : nil) })
  }

  /// - Parameter width: of the terminal; nil for none.
  func lines(width: Int?) -> [String] {
    let widths = fitting(width)
    return [line(head, widths)] + rows.map { line($0, widths) }
  }

  func print() {
    let lines = lines(width: Terminal.width)
    guard let head = lines.first, lines.count > 1 else { return }
    StandardStream.output.write(([Style.bold(head)] + lines.dropFirst()).joined(separator: "\n") + "\n")
  }

  /// The widest column gives first.
  private func fitting(_ width: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(head[index].width) { max($0, $1[index].width) }
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

  private func line(_ cells: [Cell], _ widths: [Int]) -> String {
    var line = ""
    // Blanks that are due before the next word, so that none end the line.
    var gap = 0
    for index in columns.indices {
      var cell = cells[index]
      if cell.width > widths[index] {
        cell = Cell(DisplayWidth.fit(cell.text, to: widths[index]), paint: cell.paint)
      }
      let blanks = max(0, widths[index] - cell.width)
      if columns[index].isNumber { gap += blanks }
      if cell.width > 0 {
        line += String(repeating: " ", count: gap)
        line += cell.shown
        gap = 0
      }
      if !columns[index].isNumber { gap += blanks }
      gap += 2
    }
    return line
  }
}
