import ArgumentParser
import Foundation
import Testing

@testable import feedmill

struct ManualTests {
  private func commands() throws -> [ToolDescription.Command] {
    let tool = try JSONDecoder().decode(
      ToolDescription.self, from: Data(Program().run("--experimental-dump-help").output.utf8))
    return (tool.command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }

  @Test func theManualHasEveryCommandAndOption() throws {
    let manual = try Program().run("manual")
    #expect(manual.status == 0)
    let page = manual.output
    for command in try commands() {
      #expect(page.contains("\n.Ss \(command.commandName)\n"))
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where name.kind == "long" {
          #expect(page.contains("Fl \\-" + name.name.replacingOccurrences(of: "-", with: "\\-")), "\(name.name)")
        }
      }
    }
    for (code, _) in ExitStatus.meanings { #expect(page.contains("\n.It \(code)\n")) }
  }

  @Test(arguments: Feedmill.configuration.subcommands.map { "\($0)" })
  func everyCommandSaysItsOwnName(type: String) {
    let command = Feedmill.configuration.subcommands.first { "\($0)" == type }
    #expect(command?.configuration.commandName == type.lowercased())
  }

  @Test func everyCommandHasAnExample() throws {
    for command in try commands() {
      #expect(command.discussion?.contains("feedmill \(command.commandName)") == true, "\(command.commandName)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/mandoc"), "needs mandoc"))
  func theManualIsGoodMdoc() throws {
    let program = try Program()
    try program.write(program.run("manual").output, to: "feedmill.1")
    let mandoc = Process()
    mandoc.executableURL = URL(filePath: "/usr/bin/mandoc")
    mandoc.arguments = ["-Tlint", "-Wwarning", program.path("feedmill.1")]
    mandoc.standardOutput = FileHandle.nullDevice
    try mandoc.run()
    mandoc.waitUntilExit()
    #expect(mandoc.terminationStatus == 0)
  }

  @Test func aShellIsOfferedTheSourcesAndGroupsOfTheList() throws {
    let program = try Program()
    try program.write(
      """
      <opml version="2.0"><head/><body><outline text="News"><outline text="A" type="rss" xmlUrl="https://a.example/f"/>
      </outline><outline text="B" type="rss" xmlUrl="https://b.example/f"/></body></opml>
      """, to: "feeds.opml")
    let sources = try program.run("---completion", "refresh", "--", "positional@0", "2", "0", "feedmill", "refresh", "")
    #expect(sources.lines == ["a.example/f", "b.example/f"])
    let elsewhere = try program.run(
      "---completion", "refresh", "--", "positional@0", "4", "9", "feedmill", "refresh", "-d", "nowhere", "b")
    #expect(elsewhere.lines == [])
    let groups = try program.run(
      "---completion", "move", "--", "--group", "4", "0", "feedmill", "move", "A", "--group", "")
    #expect(groups.lines == ["News"])
  }
}
