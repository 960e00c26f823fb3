import ArgumentParser
import FoundationEssentials
import Pipeline
import Storing
import Syndication

struct Stories: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stories",
    abstract: "List the stories of the river, newest first, each with the entries that carry it.",
    discussion: """
      'feedmill explain' shows why the entries of a story are one article.

      Examples:
        feedmill stories --limit 5
        feedmill stories --merged
        feedmill stories --all --json
      """)

  @OptionGroup var options: ProjectOptions
  @Option(name: [.short, .long], help: ArgumentHelp("How many.", valueName: "n")) var limit = 20
  @Flag(help: "All there are, those too that are held back as a flood of old entries.") var all = false
  @Flag(help: "Only stories of several entries.") var merged = false
  @Flag(help: "Print them as JSON.") var json = false

  func validate() throws {
    if limit < 1 { throw ValidationError("'--limit' is at least 1.") }
  }

  func run() throws {
    let now = Date()
    let store = try options.project.storeToRead(now: now)
    var stories = try store.stories(limit: all || merged ? nil : limit, isComplete: all)
    if merged { stories = Array(stories.filter { $0.members.count > 1 }.prefix(all ? .max : limit)) }
    if json { return try Terminal.print(json: stories.map(StoryReport.init)) }
    for story in stories { print(story, now: now) }
    if stories.isEmpty {
      options.say(
        merged ? "No story of several entries." : "No stories yet. 'feedmill refresh' fetches the sources.")
    }
  }

  private func print(_ story: Story, now: Date) {
    let title = story.members[0].entry.title?.value ?? story.id
    // A person reads how long ago, a script when.
    let time =
      Terminal.width == nil ? story.published.formatted(.iso8601) : RelativeTime.of(story.published, now: now)
    Terminal.print("\(Style.paint(time, .faint))  \(Style.bold(Terminal.fit(title, indent: time.count + 2)))")
    for member in story.members {
      let feed = member.subscription.title ?? member.source.title?.value ?? member.subscription.feedURL
      let reason = member.reason.map { " (\($0))" } ?? ""
      // The address whole, to be opened; the name gives way.
      let rest = ": \(Terminal.harmless(member.entry.alternate ?? ""))\(reason)"
      Terminal.print("    \(Terminal.fit(feed, indent: 4 + DisplayWidth.of(rest)))\(rest)")
    }
  }
}
