import type { Language } from "./language.ts";

/** German. */
export const german: Language = {
  sections: {
    timeline: [
      "zeitachse",
      "zeitleiste",
      "zeitverlauf",
      "zeitlicher-ablauf",
      "zeitlicher-verlauf",
      "ablauf",
      "chronologie",
      "hergang",
      "verlauf",
    ],
    "root-cause": [
      "ursache",
      "ursachen",
      "ursachenanalyse",
      "grundursache",
      "hauptursache",
      "warum-ist-es-passiert",
      "wie-es-dazu-kam",
      "beitragende-faktoren",
    ],
    "five-whys": [
      "fuenf-mal-warum",
      "5-mal-warum",
      "5x-warum",
      "fuenf-warum",
      "5-warum",
      "die-fuenf-warum",
      "5-whys",
      "five-whys",
    ],
    "not-caught-earlier": ["erkennungsluecke", "nicht-frueher-bemerkt", "was-haette-es-auffangen-muessen"],
    impact: ["auswirkung", "auswirkungen", "folgen", "schaden", "wer-war-betroffen", "betroffene", "kundenauswirkung"],
    prevention: [
      "vorbeugung",
      "praevention",
      "vorbeugende-massnahmen",
      "wie-wir-es-verhindern",
      "was-wir-aendern",
      "vermeidung",
    ],
    "action-items": [
      "massnahmen",
      "aufgaben",
      "naechste-schritte",
      "folgemassnahmen",
      "massnahmenliste",
      "was-wir-tun",
    ],
  },
  missed:
    /^(?:warum|wieso|weshalb)-.*nicht-(?:frueher|eher)|^(?:warum|wieso|weshalb)-.*nicht-.*(?:frueher|eher)-|^(?:warum|wieso|weshalb)-.*unbemerkt/,
  columns: {
    time: ["zeit", "uhrzeit", "zeitpunkt", "wann"],
    day: ["datum", "tag"],
    event: ["ereignis", "was", "was-geschah", "beschreibung", "phase"],
    action: ["massnahme", "aufgabe", "was", "schritt"],
    owner: ["verantwortlich", "verantwortliche", "verantwortlicher", "wer", "zustaendig"],
    deadline: ["frist", "bis", "bis-wann", "termin", "faellig", "faellig-am", "datum"],
    type: ["art", "typ", "bereich", "kategorie"],
    end: ["fertig-wenn", "erledigt-wenn", "nachweis", "woran-wir-es-erkennen"],
    issue: ["ticket", "vorgang", "verweis"],
  },
  phases: {
    introduced: /^(?:eingeführt|eingebracht|entstanden|entstehung|beginn|auslöser|ausgelöst|störungsbeginn)$/,
    detected: /^(?:entdeckt|erkannt|bemerkt|gemeldet|entdeckung|erkennung|alarmiert)$/,
    resolved: /^(?:behoben|gelöst|wiederhergestellt|entwarnung|behebung|störungsende|ende)$/,
  },
  phaseWords: {
    introduced: /(?:eingeführt|eingebracht|entstand|ausgelöst|begann|beginnt|ausgerollt|ging live)/,
    detected: /(?:entdeckt|erkannt|bemerkt|gemeldet|meldet|alarm)/,
    resolved: /(?:behoben|gelöst|wiederhergestellt|entwarnung|normalbetrieb)/,
  },
  impacts: {
    users: /^(?:nutzer|kunden|anwender|benutzer|menschen|kundinnen|nutzerinnen)/,
    revenue: /^(?:umsatz|geld|erlös|bestellungen|kosten|finanziell)/,
    reputation: /^(?:ruf|vertrauen|ansehen|reputation|presse|support)/,
    data: /^(?:daten|datenverlust|datenschutz|datensätze)/,
  },
  kinds: {
    monitoring: /^(?:überwachung|monitoring|alarmierung|alarme?|erkennung|beobachtung)/,
    testing: /^(?:tests?|testen|prüfung|prüfungen|qualitätssicherung)(?![\p{L}])/u,
    process: /^(?:prozesse?|ablauf|abläufe|verfahren|vorgehen|organisation)(?![\p{L}])/u,
    infrastructure: /^(?:infrastruktur|architektur|plattform|technik|system)(?![\p{L}])/u,
  },
  months: ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"],
  mitigated: /(?:abgemildert|entschärft|eingedämmt|umgangen|zurückgerollt|wieder nutzbar)/,
  unknown: /^(?:unbekannt|unklar|nicht bekannt)/,
  why: /^(?:\d[.)]?\s*)?(?:warum|wieso|weshalb|weil)(?![\p{L}])/u,
  causal:
    /(?<![\p{L}])(?:weil|da|deshalb|daher|dadurch|wodurch|sodass|so dass|führten? (?:dazu|zu)|verursachte|infolge|wegen|aufgrund|deswegen|was dazu führte|somit)(?![\p{L}])/u,
  slip: /menschliche[sr]? (?:versagen|fehler|irrtum)|bedienfehler|anwenderfehler|flüchtigkeitsfehler|unachtsamkeit|nachlässigkeit|fahrlässig|(?:^|\s)vergessen|vergaß|nicht aufgepasst|hätten? (?:besser )?(?:aufpassen|prüfen|wissen|merken|daran denken) (?:müssen|sollen)|(?:kolleg|entwickler|administrator|mitarbeiter|betreiber|person|jemand|niemand|team)\p{L}* (?:\p{L}+ ){0,6}(?:übersehen|übersah|nicht (?:bemerkt|geprüft|gelesen|beachtet))/u,
  blame: /(?:selbst schuld|schuld (?:an|von|daran)|schuldig|unfähig|schlampig|schlamperei|dumm|faul(?![\p{L}]))/u,
  none: /^(?:keine?[nrsm]?|nichts|niemand|nicht betroffen|null)(?![\p{L}])/u,
  reason: /(?<![\p{L}])(?:weil|da|denn|wegen|dank|aufgrund|nämlich)(?![\p{L}])/u,
  numbers:
    /(?<![\p{L}])(?:eine[nrms]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hälfte|drittel|viertel|dutzende?|hunderte?|tausende?)(?![\p{L}])/u,
  placeholder:
    /(?:hier (?:ausfüllen|eintragen|schreiben)|noch (?:zu klären|zu ergänzen|offen|auszufüllen)|wird (?:noch )?(?:nachgereicht|ergänzt|geklärt)|platzhalter)/,
  nothing:
    /^(?:folgt|offen|kommt noch|später|bald|siehe (?:oben|unten)|k\. ?a\.|keine angabe|ausfüllen|unbekannt|ausstehend)\.?$/,
  owner: /^(?:verantwortlich|wer|zuständig)$/,
  deadline: /^(?:bis|frist|fällig|termin|fällig am)$/,
  type: /^(?:art|typ|bereich)$/,
  end: /^(?:fertig wenn|erledigt wenn|nachweis)$/,
  everybody: /^(?:das )?(?:ganze )?(?:team|alle|jeder|wir|niemand|jemand|entwicklung|betrieb|leitung)(?![\p{L}])/u,
  hasVerb: (action) =>
    /(?<![\p{L}])[\p{Ll}]{2,}(?:en|ern|eln)(?![\p{L}])/u.test(
      action.replace(
        /(?<![\p{L}])(?:den|einen|keinen|allen|jeden|unseren|diesen|neuen|zwischen|wegen|gegen|neben|unten|oben|morgen)(?![\p{L}])/gu,
        "",
      ),
    ),
  openEnded:
    /(?<![\p{L}])(?:verbessern|prüfen|untersuchen|überlegen|überdenken|diskutieren|besprechen|beobachten|optimieren|sicherstellen|achten|sensibilisieren|schulen|stärken|evaluieren|erwägen|schauen|bemühen|vermeiden|fördern|anschauen)(?![\p{L}])/u,
  measurable:
    /\d|(?<![\p{L}])(?:sodass|so dass|damit|bis|sobald|wenn|falls|fertig|jede[rnms]?|alle[nrms]?|vor jede[rm]|täglich|wöchentlich|monatlich|schriftlich)(?![\p{L}])/u,
  careful:
    /(?:vorsichtiger|besser aufpassen|mehr aufpassen|sorgfältiger|achtsamer|aufmerksamer|mehr acht(?:en|ung)|daran denken|nicht wieder (?:machen|tun))/,
};
