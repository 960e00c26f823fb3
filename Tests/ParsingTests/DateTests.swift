import FoundationEssentials
import Testing

@testable import Parsing

@Suite struct DateTests {
  /// Each dialect with the second that it means, in RFC 3339.
  @Test(arguments: [
    ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Thu,01 Jan 2004 19:48:21 EDT", "2004-01-01T23:48:21Z"),
    ("1 Jan 04 9:05 +03:00", "2004-01-01T06:05:00Z"),
    ("Fri, 01 Jan 99 10:00:00 UT", "1999-01-01T10:00:00Z"),
    ("Thursday, 1 January 2004 10:00:00 -0530 (IST)", "2004-01-01T15:30:00Z"),
    ("Thu Jan  1 10:00:00 2004", "2004-01-01T10:00:00Z"),
    ("Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06Z"),
    ("Thu, 31 Jun 2004 19:48:21 GMT", "2004-07-01T19:48:21Z"),
    ("Mon, 26 January 2004 16:31:00 AT", "2004-01-26T20:31:00Z"),
    ("Thu, 01 Jan 2004", "2004-01-01T00:00:00Z"),
    ("2004-01-01T10:00:00.789+0300", "2004-01-01T07:00:00Z"),
    ("2004-01-01 10:05", "2004-01-01T10:05:00Z"),
    ("2004-01-01T10:05:00 EST", "2004-01-01T15:05:00Z"),
    ("20031231T101455Z", "2003-12-31T10:14:55Z"),
    ("2003-12-31T25:14:61Z", "2004-01-01T01:15:01Z"),
    ("2003", "2003-01-01T00:00:00Z"),
    ("2003-12", "2003-12-01T00:00:00Z"),
    ("-0312", "2003-12-01T00:00:00Z"),
    ("2003-335", "2003-12-01T00:00:00Z"),
    ("03335", "2003-12-01T00:00:00Z"),
    ("03-12-31", "2003-12-31T00:00:00Z"),
    ("31.12.2003 23:59", "2003-12-31T23:59:00Z"),
    ("12/31/2003 11:59:00 PM", "2003-12-31T23:59:00Z"),
    ("Чт, 25 мая 2023 13:00:00 +0300", "2023-05-25T10:00:00Z"),
    ("5 сентября 2023, 08:15 МСК", "2023-09-05T05:15:00Z"),
    ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
    ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"),
    ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"),
    ("2004년 05월 28일  오후 01:31:15", "2004-05-28T04:31:15Z"),
    // As JavaScript's `toString` writes it.
    ("Thu Jan 01 2004 22:48:21 GMT+0300 (MSK)", "2004-01-01T19:48:21Z"),
    ("Thu, 01 Jan 2004 22:48:21 UTC +0300", "2004-01-01T19:48:21Z"),
    ("Thu, 1 January 2004 19:48 GMT-05:00", "2004-01-02T00:48:00Z"),
    ("Thu, 01 Jan 2004 20:48:21 MET", "2004-01-01T19:48:21Z"),
    ("Thu, 01 Jan 2004 at 19:48", "2004-01-01T19:48:00Z"),
    ("Thu, 01 Jan 2004 7PM", "2004-01-01T19:00:00Z"),
    ("01 Jan 2004 7:48 p.m.", "2004-01-01T19:48:00Z"),
    ("2004/1/2 下午 7:48:21", "2004-01-02T19:48:21Z"),
    ("20040102194821", "2004-01-02T19:48:21Z"),
    ("200401021948Z", "2004-01-02T19:48:00Z"),
    ("1072986501", "2004-01-01T19:48:21Z"),
    ("1072986501000", "2004-01-01T19:48:21Z"),
    ("2004-01-02+03:00", "2004-01-02T00:00:00Z"),
    ("2004-01-02 EST", "2004-01-02T00:00:00Z"),
    ("2004T03:04:05Z", "2004-01-01T03:04:05Z"),
    ("2004-W01", "2003-12-29T00:00:00Z"),
    ("2004W014", "2004-01-01T00:00:00Z"),
    ("2009-W53-7T10:00Z", "2010-01-03T10:00:00Z"),
  ])
  func dialectsAreRead(text: String, expected: String) throws {
    let date = try #require(DateDialects.parse(text))
    #expect(Int(date.timeIntervalSince1970) == Int(try #require(DateDialects.parse(expected)).timeIntervalSince1970))
  }

  /// Month names of the first of each row's month, in 2004.
  @Test(arguments: [
    (1, "január jan. stycznia ledna Ocak ianuarie Ιανουαρίου января gener"),
    (2, "február février fevereiro lutego února Şubat Φεβρουαρίου лютого"),
    (3, "március März maart mrt března Mart Μαρτίου березня"), (4, "április avril kwietnia dubna Nisan Απριλίου"),
    (5, "május máujus maja května Mayıs Μαΐου травня"), (6, "június czerwca června Haziran Ιουνίου юни juin"),
    (7, "július lipca července Temmuz Ιουλίου липня juillet"), (8, "augusztus sierpnia srpna Ağustos Αυγούστου серпня"),
    (9, "szeptember września září Eylül Σεπτεμβρίου setembro"), (10, "október października října Ekim Οκτωβρίου"),
    (11, "november listopada Kasım Νοεμβρίου noiembrie"), (12, "december grudnia prosince Aralık Δεκεμβρίου desember"),
  ])
  func monthsAreKnownInManyLanguages(month: Int, names: String) throws {
    let expected = try #require(DateDialects.parse(month < 10 ? "2004-0\(month)-01" : "2004-\(month)-01"))
    for name in names.split(separator: " ") {
      #expect(DateDialects.parse("1. \(name) 2004") == expected, "\(name)")
    }
  }

  @Test(arguments: [("Середа, 4 лютого 2004", "2004-02-04"), ("mar. 2 mai 2004", "2004-05-02")])
  func aWeekdayIsNoMonth(text: String, expected: String) {
    #expect(DateDialects.parse(text) == DateDialects.parse(expected))
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("1959-01-01T10:00:00Z", -347_119_200), ("2000-02-29T12:00:00Z", 951_825_600),
    ("2100-01-01T10:00:00Z", 4_102_480_800),
  ])
  func theCalendarIsRight(text: String, seconds: Double) throws {
    #expect(try #require(DateDialects.parse(text)).timeIntervalSince1970 == seconds)
  }

  @Test(arguments: ["", "yesterday-ish", "0000000000000000", "2004-13-01", "Jan", "+", "-", "99999-01-01", "1:2:3"])
  func whatIsNoDateIsNone(text: String) {
    #expect(DateDialects.parse(text) == nil)
  }
}
