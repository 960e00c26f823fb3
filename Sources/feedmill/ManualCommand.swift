import ArgumentParser
import FoundationEssentials

/// The manual page, made from the same declarations as --help; `make install` puts it where man(1) looks.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page.",
    discussion: """
      Example:
        feedmill manual | man -l -
      """, shouldDisplay: false)

  func run() throws {
    let tool = try JSONDecoder().decode(ToolDescription.self, from: Data(Feedmill._dumpHelp().utf8))
    Terminal.print(ManualPage(tool.command).text)
  }
}
