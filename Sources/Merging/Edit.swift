/// Whether an entry under the id of a stored one of its feed is that one edited, whatever either says: they are at one
/// address, or at none.
///
/// Only for an id that no other entry of the feed has. A site's front page as id is nobody's.
package func isEdit(_ entry: Features, of stored: Features) -> Bool {
  guard !entry.id.isEmpty, entry.address.key == stored.address.key else { return false }
  let id = CanonicalURL(entry.id)
  return id.site.isEmpty || !id.isFrontPage
}

/// Whether the text was too short to be compared, or has become twice as long: it may now be seen to be a copy.
package func hasGrown(_ entry: Features, from old: Features) -> Bool {
  let count = entry.shingles.unique.count
  return count >= Limits.shortText && count >= 2 * old.shingles.unique.count
}

/// Whether readers should hear of an edit: words changed, and not only those of counters and share buttons.
package func isMaterial(_ entry: Features, after old: Features) -> Bool {
  if entry.title.hash != old.title.hash { return true }
  if entry.units.hashes == old.units.hashes { return false }
  return hasWords(entry.units, notIn: old.units) || hasWords(old.units, notIn: entry.units)
}

/// Whether the text has words, or one of them more often, that the other lacks and that mean something.
private func hasWords(_ units: Units, notIn other: Units) -> Bool {
  var left = Dictionary(other.hashes.map { ($0, 1) }, uniquingKeysWith: +)
  for (index, word) in units.hashes.enumerated() {
    if let count = left[word], count > 0 {
      left[word] = count - 1
      continue
    }
    if Decoration.words.contains(word) { continue }
    let isCounter =
      units.traits[index].contains(.digit)
      && (max(0, index - 2)..<min(units.count, index + 3)).contains { Decoration.words.contains(units.hashes[$0]) }
    if !isCounter { return true }
  }
  return false
}

/// Words of what plugins put under a text: counters, ratings, share buttons.
private enum Decoration {
  static let words = Set(
    Units(
      Array(
        """
        share shares tweet retweet facebook twitter telegram vk vkontakte whatsapp viber ok odnoklassniki linkedin reddit \
        pinterest email print like likes comment comments views view reads read votes vote rating rated average please \
        wait loading reactions save copy link subscribe reply replies ago hours minutes days \
        поделиться поделились твитнуть нравится комментарий комментария комментариев комментарии просмотр просмотра \
        просмотров просмотры голос голоса голосов рейтинг оценка оценок оценить лайк лайков репост репостов \
        подписаться загрузка прочитали прочтений минут часов назад
        """.utf8)
    ).hashes)
}
