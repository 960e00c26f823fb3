import Subscribing
import Syndication
import Testing

struct SubjectTests {
  private static let list = [
    Subscription("https://forklog.com/feed/", siteURL: "https://forklog.com/", title: "ForkLog"),
    Subscription("https://bits.media/rss2/", title: "Bits.media"),
    Subscription("https://blog.example/feed", title: "Блог о битах"),
    Subscription("https://blog.example/feed/comments", title: "2"),
    Subscription("file:///srv/a.xml"),
  ]

  private func numbers(_ subject: String) -> [Int] {
    switch Subject.find(subject, in: SubjectTests.list) {
    case .one(let candidate): [candidate.number]
    case .none: []
    case .several(let candidates): candidates.map(\.number)
    }
  }

  @Test(arguments: [
    ("https://forklog.com/feed/", [1]), ("http://ForkLog.com/feed", [1]), ("forklog.com/feed", [1]),
    ("forklog", [1]), ("FORKLOG", [1]), ("https://forklog.com/", [1]),
    ("https://blog.example/feed", [3]), ("блог", [3]), ("blog.example", [3, 4]), ("feed", [1, 3, 4]),
    ("2", [4]), ("1", [1]), ("#2", [2]), ("5", [5]), ("6", []), ("file:///srv/a.xml", [5]), ("a.xml", [5]),
    ("", []), ("nothing", []),
  ]) func theStrictestReadingDecides(subject: String, found: [Int]) {
    #expect(numbers(subject) == found)
  }
}
