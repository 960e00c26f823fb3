import Foundation
import Testing

/// docs/json.md, what commands print, and its examples say the same.
struct JSONDocumentTests {
  private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/json.md")

  /// A project with a source that works, one that carries one of its stories too, and one that fails.
  private static func fill(_ program: borrowing Program) throws {
    let words = (0..<80).map { "слово\($0 * 7 % 31) word\($0)" }.joined(separator: " ")
    func feed(_ name: String, _ items: String) -> String {
      "<rss version='2.0'><channel><title>\(name)</title><link>https://\(name).example/</link>\(items)</channel></rss>"
    }
    func item(_ number: Int, _ site: String, _ title: String, _ text: String) -> String {
      """
      <item><title>\(title)</title><link>https://\(site).example/\(number)</link><guid>https://\(site).example/\(number)</guid>
      <pubDate>Tue, 24 Nov 2026 0\(number):00:00 GMT</pubDate><category domain='https://c.example/'>news</category>
      <enclosure url='https://\(site).example/\(number).mp3' type='audio/mpeg' length='1000'/>
      <description>&lt;p&gt;\(text) &lt;a href='https://l.example/'&gt;link&lt;/a&gt;&lt;/p&gt;</description></item>
      """
    }
    let shared = "A story that two sites carry today"
    try program.write(feed("one", item(1, "one", shared, words) + item(2, "one", "Another", "text")), to: "one.xml")
    try program.write(feed("two", item(3, "two", shared, words)), to: "two.xml")
    try program.write(
      """
      <opml version="2.0"><body><outline text="Group">
      <outline type="rss" text="One" xmlUrl="one.xml" htmlUrl="https://one.example/"/></outline>
      <outline type="rss" text="Two" xmlUrl="two.xml"/>
      <outline type="rss" text="None" xmlUrl="none.xml"/></body></opml>
      """, to: "feeds.opml")
  }

  /// What is run, in an order in which each has something to print.
  private static let commands: [[String]] = [
    ["refresh", "--json", "--force"], ["publish", "--json"], ["run", "--json", "--force"], ["list", "--json"],
    ["discover", "one.xml", "--json"], ["status", "--json"], ["health", "--json"], ["entries", "--json"],
    ["search", "--json", "story"], ["show", "#1", "--json"], ["stories", "--json"], ["stories", "--merged", "--json"],
    ["explain", "#1", "--json"], ["preview", "--json"], ["doctor", "--json"], ["prune", "--dry-run", "--json"],
    ["prune", "--json"], ["backup", "--json"], ["add", "--json", "--no-discover", "https://four.example/feed"],
  ]

  @Test func everyCommandPrintsWhatTheDocumentSays() throws {
    let sections = try JSONSection.all(of: String(contentsOf: JSONDocumentTests.document, encoding: .utf8))
    let program = try Program()
    try JSONDocumentTests.fill(program)
    for command in JSONDocumentTests.commands {
      let section = try #require(sections.first { $0.commands.contains(command[0]) }, "\(command[0])")
      let output = try program.run(command)
      let value = try JSONValue(output.output)
      #expect(section.mistakes(in: value) == [], "\(command.joined(separator: " "))")
      #expect(output.errors.isEmpty || output.errors.hasPrefix("note: "), "\(command): \(output.errors)")
    }
  }

  @Test func everyExampleIsWhatItsTableSaysAndHasAllOfIt() throws {
    for section in try JSONSection.all(of: String(contentsOf: JSONDocumentTests.document, encoding: .utf8)) {
      let value = try JSONValue(section.example)
      #expect(section.mistakes(in: value) == [], "\(section.commands)")
      #expect(section.keys(of: value) == Set(section.types.keys), "\(section.commands)")
    }
  }

  @Test func everyCommandWithJSONHasASectionAndARun() throws {
    let help = try Program().run("--experimental-dump-help")
    let dump = try #require(try JSONSerialization.jsonObject(with: Data(help.output.utf8)) as? [String: Any])
    let commands = try #require((dump["command"] as? [String: Any])?["subcommands"] as? [[String: Any]])
    let printing = commands.filter { command in
      (command["arguments"] as? [[String: Any]] ?? []).contains { argument in
        (argument["names"] as? [[String: Any]] ?? []).contains { $0["name"] as? String == "json" }
      }
    }.compactMap { $0["commandName"] as? String }
    let sections = try JSONSection.all(of: String(contentsOf: JSONDocumentTests.document, encoding: .utf8))
    #expect(printing.count > 15)
    // `parse` prints a whole feed, in the words of the formats.
    let missing = Set(printing).subtracting(sections.flatMap(\.commands)).subtracting(["parse"])
    #expect(missing == [])
    let run = Set(JSONDocumentTests.commands.map { $0[0] })
    // `moved` needs a server that redirects for days.
    #expect(Set(printing).subtracting(run).subtracting(["parse", "moved"]) == [])
  }
}
