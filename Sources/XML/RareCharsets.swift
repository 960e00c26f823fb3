/// Encodings of one byte a character that iconv lacks: their characters from 0x80 to 0xFF, U+FFFD for none.
enum RareCharsets {
  /// By the label without punctuation.
  static let upperHalves: [String: String] = [
    "macgreek":
      "Ä¹²É³ÖÜ΅àâä΄¨çéèêë£™îï•½‰ôö¦€ùûü†ΓΔΘΛΞΠß®©Σ"
      + "Ϊ§≠°·Α±≤≥¥ΒΕΖΗΙΚΜΦΫΨΩάΝ¬ΟΡ≈Τ«»…\u{A0}ΥΧΆΈœ–―“”‘’"
      + "÷ΉΊΌΎέήίόΏύαβψδεφγηιξκλμνοπώρστθωςχυζϊϋΐΰ\u{AD}",
    "macturkish":
      "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™"
      + "´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’"
      + "÷◊ÿŸĞğİıŞş‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙˆ˜¯˘˙˚¸˝˛ˇ",
    "kz1048":
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\u{FFFD}™љ›њқһџ\u{A0}ҰұӘ¤Ө¦§Ё©Ғ"
      + "«¬\u{AD}®Ү°±Ііөµ¶·ё№ғ»әҢңүАБВГДЕЖЗИЙКЛМНОПРСТУФХ"
      + "ЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    "ptcp154":
      "ҖҒӮғ„…ҶҮҲүҠӢҢҚҺҸҗ‘’“”•–—ҳҷҡӣңқһҹ\u{A0}ЎўЈӨҘҰ§Ё©Ә"
      + "«¬ӯ®Ҝ°ұІіҙө¶·ё№ә»јҪҫҝАБВГДЕЖЗИЙКЛМНОПРСТУФХ"
      + "ЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
  ]

  private static let labels = [
    "strk10482002": "kz1048", "rk1048": "kz1048", "csptcp154": "ptcp154", "pt154": "ptcp154", "cp154": "ptcp154",
    "cyrillicasian": "ptcp154",
  ]

  /// UTF-8 of each byte; nil for another label.
  static func table(_ label: String) -> [[UInt8]]? {
    let name = label.filter { $0.isLetter || $0.isNumber }
    guard let upper = upperHalves[labels[name] ?? name] else { return nil }
    return (0..<128).map { [$0] } + upper.unicodeScalars.map { $0 == "\u{FFFD}" ? [] : Array(UTF8.encode($0)!) }
  }
}
