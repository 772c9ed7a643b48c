import type { ColumnChoice } from './columns';

/**
 * The usual words over the columns of an export, in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish,
 * Russian, Japanese and Chinese; small letters without accents. The surest first.
 */
export const columnNames: Readonly<Record<keyof ColumnChoice, readonly string[]>> = {
  time: words(
    'timestamp, time, datetime, date time, date/time, date and time, when, @timestamp, _time, ts, created at, created, created on, occurred at, occurred, happened at, event time, start time, started at, start, logged at, published at, updated at, at',
    'zeitstempel, zeitpunkt, zeit, uhrzeit, datum/uhrzeit, datum und uhrzeit, wann, horodatage, heure, date et heure, quand, hora, fecha y hora, marca de tiempo, fecha/hora, cuando, data e hora, data/hora, horario, quando, ora, orario, data e ora, data/ora, tijd, tijdstip, datum en tijd, wanneer, czas, data i czas, godzina, kiedy, время, дата и время, когда',
    '日時, 時刻, 時間, タイムスタンプ, 时间, 时间戳, 日期时间',
  ),
  date: words('date, day, datum, tag, jour, fecha, dia, data, giorno, dag, dzien, дата, день, 日付, 日期'),
  person: words(
    'who, person, author, user, username, user name, actor, agent, name, full name, by, created by, sender, from, responder, owner, reporter, assignee, email',
    'wer, autor, verfasser, benutzer, nutzer, absender, bearbeiter, person, qui, auteur, utilisateur, quien, usuario, autor, quem, autora, chi, autore, utente, wie, gebruiker, kto, uzytkownik, кто, автор, пользователь',
    '担当者, ユーザー, 名前, 作成者, 谁, 用户, 作者, 姓名',
  ),
  text: words(
    'what, what happened, event, message, msg, text, description, summary, details, detail, title, content, body, note, notes, comment, comments, action, activity, entry, update, log, status',
    'was, ereignis, nachricht, beschreibung, meldung, text, notiz, kommentar, vorgang, quoi, evenement, message, texte, description, commentaire, que, evento, mensaje, descripcion, texto, comentario, mensagem, descricao, cosa, messaggio, descrizione, testo, wat, gebeurtenis, bericht, omschrijving, beschrijving, tekst, co, zdarzenie, wiadomosc, opis, tresc, что, событие, сообщение, описание, текст',
    '内容, メッセージ, イベント, 説明, 出来事, 事件, 消息, 描述, 事项',
  ),
  link: words(
    'link, url, permalink, href, source, reference, evidence, quelle, verweis, lien, enlace, vinculo, collegamento, koppeling, odnosnik, ссылка, リンク, 链接',
  ),
  kind: words(
    'kind, type, category, event type, art, typ, kategorie, categorie, tipo, categoria, soort, rodzaj, тип, 種類, 類型, 类型',
  ),
  id: words(
    'id, event id, record id, entry id, uuid, guid, key, kennung, identifiant, identificador, 番号, 编号',
  ),
};

function words(...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(', '));
}
