import Patterns
import Testing

struct PatternTests {
  @Test(arguments: [
    ("биткоин", "Цена БИТКОИНА выросла", Pattern.Match.yes), ("(?-i)биткоин", "Цена БИТКОИНА выросла", .no),
    ("^\\w+$", "Ёлка", .yes), ("^\\w+$", "比特币", .yes), ("\\bETF\\b", "etf-фонды", .yes), ("\\bETF\\b", "betfair", .no),
    ("^.$", "👩", .yes), ("", "", .yes), ("x", "", .no),
  ])
  func lettersOfEveryScriptMatchInEitherCase(pattern: String, text: String, expected: Pattern.Match) throws {
    #expect(try Pattern(pattern).match(in: text) == expected)
  }

  @Test func aPatternThatWouldTakeForEverIsGivenUp() throws {
    let text = String(repeating: "a", count: 40) + "b"
    #expect(try Pattern("^(a+)+$").match(in: text) == .givenUp)
    #expect(try Pattern("(a|aa)+$", limit: 1_000).match(in: text) == .givenUp)
  }

  @Test(arguments: ["(", "[a", "a{2,1}", "\\C", "(?<name>"])
  func aPatternThatIsNoneIsRefusedWithItsPlace(pattern: String) {
    let error = #expect(throws: Pattern.Malformed.self) { try Pattern(pattern) }
    #expect(error?.message.isEmpty == false)
  }

  @Test func patternsOfOneTextAreEqual() throws {
    #expect(try Pattern("a") == Pattern("a"))
    #expect(try Pattern("a") != Pattern("b"))
    #expect(try Pattern("a", limit: 1) != Pattern("a", limit: 2))
  }

  @Test func onePatternServesManyTasks() async throws {
    let pattern = try Pattern("(\\d+) of \\1")
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<64 {
        group.addTask { pattern.match(in: "\(number) of \(number)") == .yes && pattern.match(in: "x of y") == .no }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
