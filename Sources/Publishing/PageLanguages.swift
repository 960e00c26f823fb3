extension PageWords {
  static let english = Row(
    words: "Skip to the entries|Subscribe|Sources|All|Also on|Nothing has been published yet.|Times are UTC."
      + "|Health of the sources|No feeds are followed yet.|Source|State|Newest entry|feed|since",
    conditions: "not read yet|fine|failing|gone",
    weekdays: "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday",
    months: "January|February|March|April|May|June|July|August|September|October|November|December",
    date: "W, D M Y")

  /// By the first part of their tags (BCP 47), and traditional Chinese.
  static let languages: [String: Row] = [
    "en": english,
    "ar": Row(
      words: "الانتقال إلى المواد|اشترك|المصادر|الكل|أيضًا في|لم يُنشر شيء بعد.|الأوقات بتوقيت UTC."
        + "|حالة المصادر|لا توجد مصادر متابَعة بعد.|المصدر|الحالة|أحدث مادة|الخلاصة|منذ",
      conditions: "لم يُقرأ بعد|سليم|متعطل|لم يعد موجودًا",
      weekdays: "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت",
      months: "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
      date: "W، D M Y"),
    "cs": Row(
      words: "Přejít na příspěvky|Odebírat|Zdroje|Vše|Také na|Zatím nebylo nic zveřejněno.|Časy jsou v UTC."
        + "|Stav zdrojů|Zatím nejsou žádné zdroje.|Zdroj|Stav|Nejnovější příspěvek|kanál|od",
      conditions: "dosud nečteno|v pořádku|chyba|zaniklý",
      weekdays: "neděle|pondělí|úterý|středa|čtvrtek|pátek|sobota",
      months: "ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince",
      date: "W D. M Y"),
    "de": Row(
      words: "Zu den Einträgen|Abonnieren|Quellen|Alle|Auch bei|Noch ist nichts veröffentlicht.|Zeiten in UTC."
        + "|Zustand der Quellen|Noch wird keine Quelle verfolgt.|Quelle|Zustand|Neuester Eintrag|Feed|seit",
      conditions: "noch nicht gelesen|in Ordnung|gestört|nicht mehr da",
      weekdays: "Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag",
      months: "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
      date: "W, D. M Y"),
    "es": Row(
      words: "Ir a las entradas|Suscribirse|Fuentes|Todo|También en|Aún no se ha publicado nada.|Horas en UTC."
        + "|Estado de las fuentes|Aún no se sigue ninguna fuente.|Fuente|Estado|Última entrada|canal|desde",
      conditions: "sin leer todavía|bien|con fallos|desaparecida",
      weekdays: "domingo|lunes|martes|miércoles|jueves|viernes|sábado",
      months: "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
      date: "W, D de M de Y"),
    "fr": Row(
      words: "Aller aux articles|S’abonner|Sources|Tout|Aussi sur|Rien n’a encore été publié.|Heures en UTC."
        + "|État des sources|Aucun flux n’est encore suivi.|Source|État|Dernier article|flux|depuis",
      conditions: "pas encore lu|en ordre|en panne|disparu",
      weekdays: "dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi",
      months: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
      date: "W D M Y"),
    "he": Row(
      words: "דילוג לרשומות|הרשמה|מקורות|הכול|גם באתר|עדיין לא פורסם דבר.|השעות לפי UTC."
        + "|מצב המקורות|עדיין אין מקורות.|מקור|מצב|הרשומה האחרונה|הזנה|מאז",
      conditions: "טרם נקרא|תקין|כשל|נעלם",
      weekdays: "יום ראשון|יום שני|יום שלישי|יום רביעי|יום חמישי|יום שישי|שבת",
      months: "ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר",
      date: "W, D בM Y"),
    "it": Row(
      words: "Vai agli articoli|Iscriviti|Fonti|Tutte|Anche su|Non è stato ancora pubblicato nulla.|Orari in UTC."
        + "|Stato delle fonti|Nessuna fonte è ancora seguita.|Fonte|Stato|Ultimo articolo|feed|dal",
      conditions: "non ancora letta|a posto|in errore|scomparsa",
      weekdays: "domenica|lunedì|martedì|mercoledì|giovedì|venerdì|sabato",
      months: "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
      date: "W D M Y"),
    "ja": Row(
      words: "記事へ移動|購読|配信元|すべて|他の掲載先|まだ何も公開されていません。|時刻は UTC です。"
        + "|配信元の状態|まだ配信元がありません。|配信元|状態|最新の記事|フィード|開始:",
      conditions: "未取得|正常|エラー|終了", weekdays: "日曜日|月曜日|火曜日|水曜日|木曜日|金曜日|土曜日",
      months: "1|2|3|4|5|6|7|8|9|10|11|12", date: "Y年M月D日 W"),
    "ko": Row(
      words: "글로 건너뛰기|구독|출처|전체|다른 게재처|아직 게시된 글이 없습니다.|시각은 UTC입니다."
        + "|출처 상태|아직 등록된 출처가 없습니다.|출처|상태|최신 글|피드|시작:",
      conditions: "아직 읽지 않음|정상|오류|사라짐", weekdays: "일요일|월요일|화요일|수요일|목요일|금요일|토요일",
      months: "1|2|3|4|5|6|7|8|9|10|11|12", date: "Y년 M월 D일 W"),
    "nl": Row(
      words: "Naar de berichten|Abonneren|Bronnen|Alles|Ook op|Er is nog niets gepubliceerd.|Tijden in UTC."
        + "|Toestand van de bronnen|Er worden nog geen bronnen gevolgd.|Bron|Toestand|Nieuwste bericht|feed|sinds",
      conditions: "nog niet gelezen|in orde|mislukt|verdwenen",
      weekdays: "zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag",
      months: "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
      date: "W D M Y"),
    "pl": Row(
      words: "Przejdź do wpisów|Subskrybuj|Źródła|Wszystkie|Także na|Nic jeszcze nie opublikowano.|Czas UTC."
        + "|Stan źródeł|Nie ma jeszcze żadnych źródeł.|Źródło|Stan|Najnowszy wpis|kanał|od",
      conditions: "jeszcze nieczytane|w porządku|błąd|usunięte",
      weekdays: "niedziela|poniedziałek|wtorek|środa|czwartek|piątek|sobota",
      months: "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia",
      date: "W, D M Y"),
    "pt": Row(
      words: "Ir para as publicações|Assinar|Fontes|Tudo|Também em|Ainda não foi publicado nada.|Horários em UTC."
        + "|Estado das fontes|Ainda não há fontes.|Fonte|Estado|Publicação mais recente|feed|desde",
      conditions: "ainda não lida|em ordem|com falhas|desaparecida",
      weekdays: "domingo|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado",
      months: "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
      date: "W, D de M de Y"),
    "ru": Row(
      words: "К записям|Подписаться|Источники|Все|Также на|Пока ничего не опубликовано.|Время указано по UTC."
        + "|Состояние источников|Источников пока нет.|Источник|Состояние|Последняя запись|лента|с",
      conditions: "ещё не прочитан|в порядке|ошибка|удалён",
      weekdays: "воскресенье|понедельник|вторник|среда|четверг|пятница|суббота",
      months: "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
      date: "W, D M Y"),
    "sv": Row(
      words: "Till inläggen|Prenumerera|Källor|Alla|Även på|Inget har publicerats ännu.|Tider i UTC."
        + "|Källornas tillstånd|Inga källor följs ännu.|Källa|Tillstånd|Senaste inlägg|flöde|sedan",
      conditions: "ännu inte läst|i ordning|fel|borta",
      weekdays: "söndag|måndag|tisdag|onsdag|torsdag|fredag|lördag",
      months: "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
      date: "W D M Y"),
    "tr": Row(
      words: "Yazılara geç|Abone ol|Kaynaklar|Tümü|Ayrıca|Henüz hiçbir şey yayımlanmadı.|Saatler UTC’dir."
        + "|Kaynakların durumu|Henüz izlenen kaynak yok.|Kaynak|Durum|En yeni yazı|besleme|başlangıç:",
      conditions: "henüz okunmadı|sorunsuz|hata veriyor|artık yok",
      weekdays: "Pazar|Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi",
      months: "Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık",
      date: "D M Y W"),
    "uk": Row(
      words: "До записів|Підписатися|Джерела|Усі|Також на|Поки що нічого не опубліковано.|Час вказано за UTC."
        + "|Стан джерел|Джерел поки що немає.|Джерело|Стан|Останній запис|стрічка|з",
      conditions: "ще не прочитано|у порядку|помилка|зникло",
      weekdays: "неділя|понеділок|вівторок|середа|четвер|пʼятниця|субота",
      months: "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня",
      date: "W, D M Y"),
    "zh": Row(
      words: "跳到条目|订阅|来源|全部|另见|尚未发布任何内容。|时间为 UTC。|来源状态|尚未关注任何来源。|来源|状态|最新条目|订阅源|自",
      conditions: "尚未读取|正常|出错|已消失", weekdays: "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
      months: "1|2|3|4|5|6|7|8|9|10|11|12", date: "Y年M月D日 W"),
    "zh-Hant": Row(
      words: "跳到條目|訂閱|來源|全部|另見|尚未發布任何內容。|時間為 UTC。|來源狀態|尚未關注任何來源。|來源|狀態|最新條目|訂閱源|自",
      conditions: "尚未讀取|正常|出錯|已消失", weekdays: "星期日|星期一|星期二|星期三|星期四|星期五|星期六",
      months: "1|2|3|4|5|6|7|8|9|10|11|12", date: "Y年M月D日 W"),
  ]
}
