import ArgumentParser

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Refresh, then publish: the command for cron.",
    discussion: """
      On a terminal it says what it did. Anywhere else it is silent, save for errors and for a source that comes to \
      fail persistently (gone, or failing three times in a row and for a day) or recovers.

      Examples:
        feedmill run
        feedmill run --force --verbose
        feedmill run --deadline 4m --log-file feedmill.log
        */15 * * * *  feedmill run --quiet --deadline 10m --directory /srv/planet     (in a crontab)

      Exit codes: 0 done, or ended by --deadline; 1 nothing could be published; 2 a mistake in the command line; 3 done, \
      but some source fails persistently (with --strict: at all); 75 another run holds the lock; 130 or 143 (128 + \
      signal) interrupted: what had come is stored, output/ stays as it was.
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var refresh: RefreshOptions
  @OptionGroup var run: RunOptions

  func run() async throws {
    try await Work(options, run, refresh).carryOut(refreshing: .init(), publishing: .init())
  }
}
