import ArgumentParser
import FoundationEssentials
import Pipeline

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Refresh, then publish: the command for cron.",
    discussion: """
      Example, in a crontab:  */15 * * * *  feedmill run --quiet --directory /srv/planet

      Exit codes: 0 done; 1 nothing could be published; 3 done, but some source fails persistently (gone, or failing \
      three times in a row and for a day); 75 another run holds the lock.
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var refresh: RefreshOptions
  @Flag(help: "Print what was done as JSON.") var json = false

  func run() async throws {
    let work = try Work(options)
    let refreshed = try await work.refresh(isForced: refresh.force)
    let published = try work.publish()
    if !json {
      work.report(refreshed)
      work.report(published)
    }
    let hubs = try await work.tellHubs()
    if json {
      try Terminal.print(
        json: RunReport(refresh: refreshed, publish: published, hubs: hubs, seconds: work.seconds))
    } else {
      work.report(hubs)
      options.say("done in \(work.seconds) s")
    }
    try work.finish()
  }
}
