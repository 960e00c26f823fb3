import Syndication

/// The feed that entries came in, in the words that the formats have for it.
final class Origin: Sendable {
  let source: Source
  private let subscription: Subscription
  /// The name of the site.
  let site: String
  /// The feed's own title, else the name of the site.
  let title: String
  let home: String?
  let feedAddress: String?

  init(of member: Story.Member) {
    source = member.source
    subscription = member.subscription
    site = member.siteName
    title = member.source.title?.plain.nonBlank ?? site
    home = member.home
    feedAddress = member.feedAddress
  }

  /// The `atom:id` of the feed, legal and independent of the machine.
  var feedID: String {
    source.id.flatMap(Reference.link) ?? feedAddress ?? home ?? StableUUID(of: "feedmill source\n\(site)").urn
  }

  /// Whether the member's feed has the same words: not every entry of a subscription was fetched at one time.
  func isOrigin(of member: Story.Member) -> Bool { member.source == source && member.subscription == subscription }
}
