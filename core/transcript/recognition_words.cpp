#include "core/transcript/recognition_words.h"
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace counterpoint::recognition {

namespace {

QSet<QString> setOf(const char* words)
{
    const auto list = QString::fromUtf8(words).split('|');
    return {list.begin(), list.end()};
}

QString withoutRemarks(const QString& label)
{
    static const QRegularExpression remark(QStringLiteral(R"(\s*[(（\[][^()（）\[\]]*[)）\]])"));
    const bool mayHaveRemark = std::any_of(label.begin(), label.end(), [](QChar c) { return c == u'(' || c == u'[' || c == u'（'; });
    return mayHaveRemark ? QString(label).remove(remark).trimmed() : label.trimmed();
}

bool isParticle(const QString& word)
{
    static const auto particles =
        setOf("van|von|vom|zu|zur|de|del|della|der|den|des|di|da|dos|das|du|la|le|les|al|el|bin|ibn|bint|ben|abu|ter|ten|y|e|et|"
              "und|and|of|the|af|av|och|og|d'|&|/|-|–|+|no.|nr.");
    return particles.contains(word);
}

/// Begins as a name's word does: a capital, a letter of a script without capitals, a digit, an emoji.
bool beginsAsName(const QString& word)
{
    for (const auto code : word.toUcs4()) {
        if (QChar::isLetter(code))
            return !QChar::isLower(code) || QChar::toUpper(code) == code;
        if (QChar::isDigit(code) || code > 0x2000)
            return true;
    }
    return false;
}

} // namespace

QString keyOf(const QString& label)
{
    auto key = label.normalized(QString::NormalizationForm_C);
    key.replace(QChar::Nbsp, u' ');
    return key.simplified().toCaseFolded();
}

bool isNoSpeaker(const QString& key)
{
    static const auto words =
        setOf("note|notes|nb|n.b.|n.b|ps|p.s.|example|examples|e.g.|i.e.|http|https|ftp|mailto|www|summary|conclusion|conclusions|result|"
              "results|background|"
              "method|methods|aim|aims|objective|objectives|source|sources|figure|table|chapter|section|step|tip|warning|important|"
              "attention|remember|see|cf|re|"
              "from|to|cc|bcc|update|edit|keywords|abstract|introduction|theme|topic|question|answer|options|total|address|phone|tel|fax|e-"
              "mail|email|web|url|"
              "anmerkung|anmerkungen|hinweis|beispiel|achtung|fazit|zusammenfassung|wichtig|quelle|z.b.|siehe|thema|betreff|"
              "remarque|note de bas de "
              "page|exemple|attention|résumé|conclusion|important|sujet|objet|cf.|first|second|third|finally|however|then|also|"
              "firstly|secondly|therefore|thus|namely|so|but|and|or|yes|no|well|okay|ok");
    return words.contains(key);
}

bool isHeaderKey(const QString& key)
{
    static const QRegularExpression keys(QStringLiteral(
        "^(date|day|time|place|location|venue|setting|duration|length|title|project|study|file|filename|file "
        "name|recording|recorded|recorded by|audio|"
        "audio file|transcript|transcribed|transcribed by|transcriber|transcription|transcription date|interview|interview "
        "no\\.?|interview number|"
        "interview date|language|version|pages|participants?|attendees|attendance|present|persons present|people present|in "
        "attendance|apologies|id|"
        "pseudonym|age|gender|sex|occupation|consent|ethics|name|names|names? of .*|date .*|start|end|start time|end "
        "time|subject|episode|speakers?|"
        "conventions|transcription conventions|key|legend|course|prof\\.?|professor|supervisor|"
        "datum|ort|zeit|uhrzeit|dauer|beginn|ende|projekt|datei|aufnahme|transkription|transkribiert "
        "von|sprache|teilnehmer|teilnehmende|anwesend|alter|"
        "geschlecht|titel|interviewnummer|interviewdatum|lieu|durée|heure|langue|titre|projet|participants|présents|fichier|âge|sexe)$"));
    return keys.match(key).hasMatch();
}

bool isStageDirection(const QString& key)
{
    static const QRegularExpression words(QStringLiteral(
        "^(laugh\\w*|chuckl\\w*|giggl\\w*|smil\\w*|sigh\\w*|cough\\w*|cry\\w*|cries|sob\\w*|paus\\w*|long pause|short "
        "pause|silence|inaudible|unintelligible|"
        "unclear|indistinct|crosstalk|cross talk|cross-talk|overlap\\w*|interrupt\\w*|applause|music|break|noise|background noise|phone "
        "\\w+|nods?|"
        "nodding|shrugs?|whisper\\w*|gestur\\w*|recording \\w+|tape \\w+|audio \\w+|end of \\w+|end|start|redacted|sic|omitted|\\.\\.\\.|…|"
        "lacht|lachen|pause|schweigen|unverständlich|seufzt|räuspert sich|rires?|silence|inaudible|soupir|student discussion|video "
        "\\w+|x+|name|place)\\b"));
    return words.match(key).hasMatch();
}

bool isUnknownVoice(const QString& key)
{
    static const QRegularExpression voices(QStringLiteral(
        "^((\\?+|x\\?|(speaker|participant|person|respondent|voice|sprecher(in)?|person) ?\\?+)|"
        "unknown|unidentified|unnamed|(unknown|unidentified|unclear|unnamed|another|other|male|female|man's|woman's|child's|several|many|"
        "multiple|various)"
        " (male|female|man|woman|speakers?|participants?|persons?|people|respondents?|voices?|interviewees?|students?|child)|"
        "voices?|all( together| participants| speakers| of them)?|everybody|everyone|group|in unison|um|uf|"
        "unbekannte?r?( (sprecher(in)?|person|stimme|teilnehmer(in)?))?|(männliche|weibliche|andere) stimme|stimmen?|alle|mehrere|"
        "inconnue?|(voix|intervenante?|locut(eur|rice)) (inconnue?|d'homme|de femme|masculine|féminine)|voix|tous|toutes)"
        "( ?\\d{1,2})?$"));
    return voices.match(withoutRemarks(key)).hasMatch();
}

bool readsAsSentence(const QString& key)
{
    if (isUnknownVoice(key))
        return false;
    static const auto firsts =
        setOf("he|she|it|they|we|you|i'm|i am|this|that|these|those|there|here|one|my|our|his|her|their|its|a|an|in|on|at|for|so|but|"
              "if|when|what|why|how|who|where|which|as|with|by|because|another|some|all|most|er|sie|es|wir|ihr|das|dies|ein|eine|"
              "il|elle|ils|elles|nous|vous|on|ce|cette|un|une|unpopular");
    static const auto lasts =
        setOf("said|says|say|asked|asks|replied|replies|added|adds|answered|thought|explained|is|are|was|were|clear|this|that|follows|"
              "following|mean|think|sagte|sagt|fragte|fragt|meinte|ist|sind|dit|disait|demande|répond|est|sont");
    const auto words = key.split(' ');
    return (words.size() > 1 && (firsts.contains(words.front()) || lasts.contains(words.back())))
        || (key.size() > 1 && firsts.contains(key));
}

SpeakerRole roleOf(const QString& key)
{
    static const QRegularExpression interviewer(
        QStringLiteral("^(i|int|inter|iv|ir|q|f|interviewer(in)?|intervieweuse|researchers?|enquêteu[rs]\\w*|forscher(in)?|fragende?r?|"
                       "entrevistador(a|e)?|intervistat(ore|rice)|görüşmeci|интервьюер|исследователь|מראיי(ן|נת)|חוקרת?|"
                       "مصاحبه‌?"
                       "گر|"
                       "ผู้สัมภาษณ์|采访者|访谈者|採訪者|訪談者|インタビュアー|聞き手|면접자|المحاور|الباحث)[ ._-]?\\d{0,2}\\.?$"));
    static const QRegularExpression moderator(
        QStringLiteral("^(m|mod|moderat\\w*|moderador(a|e)?|модератор|מנח(ה|ת)|ผู้ดำเนินรายการ|主持人|司会|진행자|facilitat\\w*|chair(man|"
                       "woman|person)?|host|animat(eur|rice)|fac)[ ._-]?\\d{0,2}\\.?$"));
    static const QRegularExpression participant(QStringLiteral(
        "^((p|r|ip|b|tn|fg|pt|s|e)[ "
        "._-]?\\d{1,3}|(p|r|b|a|ip|ie)|participants?|respondents?|interviewees?|informants?|subject|befragte[rs]?|"
        "teilnehmer(in|ende[rs]?)?|carer|parent|child|service user|narrator|répondante?|participante?|entrevistad[oa]|intervistat[oa]|"
        "katılımcı|респондент|информант|מרואיי(ן|נת)|ผู้ให้สัมภาษณ์|受访者|受訪者|回答者|참여자|المشارك)([ "
        "._-]?[\\da-z]{0,3})\\.?$"));
    const auto bare = withoutRemarks(key);
    if (interviewer.match(bare).hasMatch())
        return SpeakerRole::Interviewer;
    if (moderator.match(bare).hasMatch())
        return SpeakerRole::Moderator;
    return participant.match(bare).hasMatch() ? SpeakerRole::Participant : SpeakerRole::Unknown;
}

Shape shapeOf(const QString& label)
{
    static const QRegularExpression prose(QStringLiteral(R"([?!;"“”„«»。，、！？；=<>{}|\\@*…]|\.\.|, (and|but|or|so)\b|//)"));
    const auto bare = withoutRemarks(label).simplified();
    if (isUnknownVoice(keyOf(bare)))
        return Shape::Name;
    const auto words = bare.split(' ', Qt::SkipEmptyParts);
    const bool onlyDigits = std::all_of(bare.begin(), bare.end(), [](QChar c) { return c.isDigit() || c.isPunct() || c.isSpace(); });
    if (bare.isEmpty() || words.size() > 6 || bare.size() > 50 || onlyDigits || prose.match(bare).hasMatch()
        || !beginsAsName(words.front()))
        return Shape::Bad;
    const bool allNames =
        std::all_of(words.begin(), words.end(), [](const QString& word) { return beginsAsName(word) || isParticle(word); });
    // A script without spaces between words: a name is a few characters.
    if (words.size() == 1 && bare.size() > 8 && bare.front().unicode() > 0x2E80 && bare.front().unicode() < 0xD800)
        return Shape::Bad;
    if (allNames && words.size() <= 5 && !isParticle(words.back()))
        return Shape::Name;
    return words.size() <= 3 ? Shape::Loose : Shape::Bad;
}

} // namespace counterpoint::recognition
