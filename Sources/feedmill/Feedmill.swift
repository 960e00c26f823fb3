import ArgumentParser

@main
struct Feedmill: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedmill", abstract: "Many feeds in, one clean feed out.", version: "0.1.0",
    subcommands: [
      Sanitize.self
    ])
}
