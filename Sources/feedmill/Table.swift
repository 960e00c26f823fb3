import Files

/// Rows for a person, in columns that fit the terminal. Into a pipe nothing is cut.
struct Table {
  /// Where nothing is cut, a column is no wider than this: what is longer moves the rest of its own line alone.
  private static let widest = 100

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
    private var isPlain = true

    /// What a source says may stand in `text`: it is made harmless here.
    init(_ text: String, paint: Style.Meaning? = nil) {
      self.paint = paint
      if let columns = DisplayWidth.ofPlain(text) {
        self.text = text
        width = columns
      } else {
        self.text = DisplayWidth.steady(Terminal.harmless(text))
        width = DisplayWidth.of(self.text)
        isPlain = false
      }
    }

    mutating func cut(to columns: Int) {
      guard width > columns else { return }
      text = DisplayWidth.fit(text, to: columns)
      width = isPlain ? min(width, columns) : DisplayWidth.of(text)
    }

    /// Nothing in it changes how what stands beside it is shown.
    var shown: String {
      let text = isPlain ? text : DisplayWidth.isolated(text)
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

  /// What a source says may stand in `cells`.
  ///
  /// - Parameter paint: the colour of the first column.
  mutating func add(_ cells: [String], paint: Style.Meaning? = nil) {
    rows.append(cells.indices.map { Cell(cells[$0], paint: $0 == 0 ? paint : nil) })
  }

  /// - Parameter width: of the terminal; nil for none.
  func lines(width: Int?) -> [String] {
    let widths = fitting(width)
    let isCut = width != nil
    return ([head] + rows).map { row in
      var line: [UInt8] = []
      write(row, widths, isCut: isCut, to: &line)
      return String(decoding: line, as: UTF8.self)
    }
  }

  func print() {
    guard !rows.isEmpty else { return }
    let widths = fitting(Terminal.width)
    let isCut = Terminal.width != nil
    var lines: [UInt8] = []
    write(head, widths, isCut: isCut, to: &lines)
    lines = Array((Style.bold(String(decoding: lines, as: UTF8.self)) + "\n").utf8)
    for row in rows {
      write(row, widths, isCut: isCut, to: &lines)
      lines.append(UInt8(ascii: "\n"))
    }
    StandardStream.output.write(lines)
  }

  /// The widest column gives first.
  private func fitting(_ width: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(head[index].width) { max($0, $1[index].width) }
    }
    guard let width else { return widths.map { min($0, Table.widest) } }
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

  private func write(_ cells: [Cell], _ widths: [Int], isCut: Bool, to line: inout [UInt8]) {
    // Blanks that are due before the next word, so that none end the line.
    var gap = 0
    for index in columns.indices {
      var cell = cells[index]
      if isCut { cell.cut(to: widths[index]) }
      let blanks = max(0, widths[index] - cell.width)
      if columns[index].isNumber { gap += blanks }
      if cell.width > 0 {
        line.append(contentsOf: repeatElement(0x20, count: gap))
        line.append(contentsOf: cell.shown.utf8)
        gap = 0
      }
      if !columns[index].isNumber { gap += blanks }
      gap += 2
    }
  }
}
