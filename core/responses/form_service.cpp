#include "core/responses/form_service.h"
#include <QSet>
#include <algorithm>

namespace counterpoint {

namespace {

QSet<QString> setOf(const char* words)
{
    const auto list = QString::fromUtf8(words).split('|');
    return {list.begin(), list.end()};
}

QString folded(const QString& heading) { return heading.simplified().toCaseFolded(); }

bool isTimestamp(const QString& heading)
{
    static const auto words =
        setOf("timestamp|zeitstempel|horodateur|marca temporal|carimbo de data/hora|informazioni cronologiche|tijdstempel");
    return words.contains(folded(heading));
}

bool isStart(const QString& heading)
{
    static const auto words = setOf("start time|startzeit|heure de début|hora de inicio|ora di inizio|begintijd");
    return words.contains(folded(heading));
}

bool isCompletion(const QString& heading)
{
    static const auto words =
        setOf("completion time|fertigstellungszeit|abschlusszeit|endzeit|heure de fin|hora de finalización|ora di completamento|"
              "tijd van voltooien");
    return words.contains(folded(heading));
}

bool isRespondentId(const QString& heading)
{
    static const auto words = setOf("respondent id|respondentid|respondent_id|befragten-id|id des befragten|teilnehmer-id|id du répondant|"
                                    "id del encuestado|identificador del encuestado");
    return words.contains(folded(heading));
}

bool isCollectorId(const QString& heading)
{
    static const auto words =
        setOf("collector id|collectorid|collector_id|collector-id|beantwortungs-id|id du collecteur|id del recopilador");
    return words.contains(folded(heading));
}

/// Columns of Microsoft Forms that stand among the answers of a quiz.
bool isQuizColumn(const QString& heading)
{
    const auto word = folded(heading);
    return word == QLatin1String("total points") || word == QLatin1String("quiz feedback") || word == QLatin1String("grade posted time")
        || word.startsWith(QLatin1String("points - ")) || word.startsWith(QLatin1String("feedback - "));
}

/// Microsoft Forms ends every answer of ticks with a semicolon, the last one too: told by it where the columns of times were taken out.
bool holdsEndedTicks(const std::vector<QStringList>& rows)
{
    const auto isOfTicks = [&](qsizetype column) {
        int answers = 0;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto cell = rows[i].value(column).trimmed();
            if (!cell.isEmpty() && !cell.endsWith(u';'))
                return false;
            answers += cell.isEmpty() ? 0 : 1;
        }
        return answers >= 3;
    };
    for (qsizetype column = 1; column < rows.front().size(); ++column)
        if (isOfTicks(column))
            return true;
    return false;
}

} // namespace

FormService formServiceOf(const std::vector<QStringList>& firstRows)
{
    if (firstRows.empty() || firstRows.front().size() < 2)
        return FormService::None;
    const auto& first = firstRows.front();
    if (isTimestamp(first[0]))
        return FormService::GoogleForms;
    if (folded(first[0]) == QLatin1String("id") && first.size() > 2 && isStart(first[1]) && isCompletion(first[2]))
        return FormService::MicrosoftForms;
    if (folded(first[0]) == QLatin1String("id") && holdsEndedTicks(firstRows))
        return FormService::MicrosoftForms;
    if (isRespondentId(first[0]) && isCollectorId(first[1]) && firstRows.size() > 1 && firstRows[1].value(0).trimmed().isEmpty())
        return FormService::SurveyMonkey;
    const auto holdsId = [](const QStringList& row) {
        return std::any_of(row.begin(), row.end(), [](const QString& cell) { return cell.contains(QLatin1String("ImportId")); });
    };
    const auto heads = firstRows.begin() + std::ptrdiff_t(std::min<std::size_t>(firstRows.size(), 3));
    return std::any_of(firstRows.begin() + 1, heads, holdsId) ? FormService::Qualtrics : FormService::None;
}

QString formServiceName(FormService service)
{
    switch (service) {
    case FormService::GoogleForms:
        return QStringLiteral("Google Forms");
    case FormService::MicrosoftForms:
        return QStringLiteral("Microsoft Forms");
    case FormService::SurveyMonkey:
        return QStringLiteral("SurveyMonkey");
    case FormService::Qualtrics:
        return QStringLiteral("Qualtrics");
    case FormService::None:
        break;
    }
    return {};
}

bool isAboutResponse(FormService service, const QString& heading)
{
    static const auto microsoft =
        setOf("id|email|e-mail|e-mail-adresse|name|nom|nombre|adresse de messagerie|correo electrónico|last modified time|"
              "uhrzeit der letzten änderung|language|sprache");
    static const auto monkey =
        setOf("start date|end date|startdatum|enddatum|ip address|ip-adresse|email address|e-mail-adresse|first name|last name|"
              "vorname|nachname|date de début|date de fin|adresse ip|adresse e-mail|prénom|nom|fecha de inicio|"
              "fecha de finalización|dirección ip|dirección de correo electrónico|nombre|apellido");
    static const auto google =
        setOf("email address|username|e-mail-adresse|nutzername|adresse e-mail|dirección de correo electrónico|score|punktzahl");
    const auto word = folded(heading);
    switch (service) {
    case FormService::GoogleForms:
        return isTimestamp(heading) || google.contains(word);
    case FormService::MicrosoftForms:
        return isStart(heading) || isCompletion(heading) || microsoft.contains(word) || isQuizColumn(heading);
    case FormService::SurveyMonkey:
        return isRespondentId(heading) || isCollectorId(heading) || monkey.contains(word) || word.startsWith(QLatin1String("custom data"))
            || word.startsWith(QLatin1String("benutzerdefinierte daten"));
    case FormService::Qualtrics:
    case FormService::None:
        break;
    }
    return false;
}

bool isPersonal(const QString& heading)
{
    static const auto words =
        setOf("ip address|ip-adresse|adresse ip|dirección ip|email|e-mail|email address|e-mail-adresse|adresse e-mail|"
              "adresse de messagerie|correo electrónico|dirección de correo electrónico|name|nom|nombre|first name|last name|"
              "vorname|nachname|prénom|apellido|username|nutzername");
    return words.contains(folded(heading));
}

bool isWordForChoice(const QString& option)
{
    static const auto words = setOf("response|antwort|réponse|respuesta");
    return words.contains(folded(option));
}

bool isWordForResponse(const QString& option)
{
    static const auto words = setOf("open-ended response|offene antwort|antwort in freiem format|beantwortung in freiem format|"
                                    "réponse ouverte|respuesta abierta");
    return isWordForChoice(option) || words.contains(folded(option));
}

bool isOtherAnswer(const QString& option)
{
    static const auto words = setOf("other (please specify)|other, please specify|other|sonstiges (bitte angeben)|sonstige (bitte angeben)|"
                                    "sonstiges|andere (bitte angeben)|autre (veuillez préciser)|otro (especifique)");
    return words.contains(folded(option));
}

} // namespace counterpoint
