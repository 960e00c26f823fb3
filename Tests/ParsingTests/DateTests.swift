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
  ])
  func dialectsAreRead(text: String, expected: String) throws {
    let date = try #require(DateDialects.parse(text))
    #expect(Int(date.timeIntervalSince1970) == Int(try #require(DateDialects.parse(expected)).timeIntervalSince1970))
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
