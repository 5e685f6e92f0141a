#include "core/survey/returned_columns.h"
#include "core/survey/survey_variables.h"
#include <QRegularExpression>
#include <algorithm>

namespace counterpoint {

namespace {

using Kind = ReturnedColumn::Kind;

QString foldedName(const QString& name)
{
    QString folded;
    for (const auto c : name)
        if (c.isLetterOrNumber())
            folded += c.toCaseFolded();
    return folded;
}

/// Columns that programs put beside the answers, by the folded end of their names. Kobo and ODK, LimeSurvey, Qualtrics, and our own.
const QHash<QString, std::pair<Kind, int>>& knownColumns()
{
    static const auto columns = [] {
        QHash<QString, std::pair<Kind, int>> known;
        const auto add = [&](Kind kind, const char* names, int number = 0) {
            for (const auto& name : QString::fromUtf8(names).split(u'|'))
                known.insert(name, {kind, number});
        };
        add(Kind::Id, "response_id", 0);
        add(Kind::Id, "meta/instanceid|meta-instanceid|instanceid|key", 1);
        add(Kind::Id, "_uuid|_submission__uuid", 2);
        add(Kind::Id, "responseid|response id|_recordid", 3);
        add(Kind::Id, "_id|_submission__id|id", 4);
        add(Kind::Version, "__version__|_version_|formversion|meta/versionid|response_version");
        add(Kind::Started, "start|starttime|startdate|date started|response_started");
        add(Kind::Finished,
            "end|endtime|enddate|recordeddate|_submission_time|submissiondate|datestamp|date last action|response_finished");
        add(Kind::Submitted, "submitdate|date submitted");
        add(Kind::IsFinished, "finished");
        add(Kind::Status, "response_status");
        add(Kind::Language, "startlanguage|start language|userlanguage|response_language");
        add(Kind::Token, "token|access code");
        add(Kind::Index, "_index");
        add(Kind::ParentIndex, "_parent_index|parent_key");
        add(Kind::ParentTable, "_parent_table_name");
        add(Kind::Personal,
            "ipaddr|ip address|ipaddress|recipientlastname|recipientfirstname|recipientemail|emailaddress|firstname|lastname|email|"
            "locationlatitude|locationlongitude|locationaccuracy|_submitted_by|submittername|username|phonenumber|deviceid|"
            "subscriberid|simserial");
        add(Kind::Ignored,
            "_validation_status|_notes|_status|_tags|_submission__submission_time|_submission__validation_status|"
            "_submission__notes|_submission__status|_submission__submitted_by|_submission__tags|_submission___version__|"
            "_attachments|_geolocation|_bamboo_dataset_id|_xform_id_string|formhub/uuid|meta/rootuuid|rootuuid|"
            "meta-instancename|meta/instancename|instancename|meta/formuid|audit|submitterid|"
            "attachmentspresent|attachmentsexpected|status|reviewstate|edits|instanceid|lastpage|last page|seed|"
            "refurl|referrer url|referring url|interviewtime|total time|progress|duration (in seconds)|duration|"
            "externalreference|externaldatareference|distributionchannel|responseset|name|today|response_channel|"
            "meta-deprecatedid|meta/deprecatedid|meta/audit|meta-audit|_media_all_received");
        return known;
    }();
    return columns;
}

} // namespace

QString comparableWords(const QString& text)
{
    static const QRegularExpression markup(QStringLiteral("<[^>]{1,500}>|[*_]{2}|&nbsp;"));
    return QString(text).remove(markup).simplified().toCaseFolded();
}

ReturnedColumns::ReturnedColumns(const Questionnaire& questionnaire, const SurveyItem* repeat)
    : m_questionnaire(questionnaire)
    , m_codes(questionnaire)
{
    QHash<const SurveyItem*, const SurveyItem*> repeatOf;
    for (const auto& place : allItems(questionnaire)) {
        const auto* its = place.parent ? (place.parent->type == ItemType::Repeat ? place.parent : repeatOf.value(place.parent)) : nullptr;
        repeatOf.insert(place.item, its);
        if (its == repeat && hasAnswer(place.item->type))
            addQuestion(place);
    }
}

void ReturnedColumns::add(const QString& key, ReturnedColumn column, bool isName)
{
    if (key.isEmpty())
        return;
    if (!isName) {
        m_byLabel[comparableWords(key)].push_back(std::move(column));
        return;
    }
    const auto folded = foldedName(key);
    if (const auto known = m_byFoldedName.find(folded); known == m_byFoldedName.end())
        m_byFoldedName.insert(folded, column);
    else if (known->place.item != column.place.item || known->part != column.part || known->kind != column.kind)
        known->kind = Kind::Unknown;
    if (!m_byName.contains(key))
        m_byName.insert(key, std::move(column));
}

void ReturnedColumns::addQuestion(const ItemPlace& place)
{
    const auto& item = *place.item;
    ++m_questions;
    const bool isSeveral = item.type == ItemType::Multiple;
    const bool isRow = place.parent && (place.parent->type == ItemType::Grid || place.parent->type == ItemType::ConstantSum);
    const auto code = m_codes.question(item);
    const auto theirs = isRow ? m_codes.question(*place.parent) : code;
    const ReturnedColumn answer{Kind::Answer, place};
    add(item.name, answer, true);
    if (!isRow) {
        add(code, answer, true);
    } else if (!theirs.isEmpty()) {
        const auto before = place.parent->name + u'_';
        const auto own = item.name.startsWith(before) ? item.name.mid(before.size()) : QString();
        if (own.size() > 5) // Qualtrics once named rows by themselves, the same in several questions
            add(own, answer, false);
        add(QStringLiteral("%1[%2]").arg(theirs, code), answer, true);
        add(QStringLiteral("%1_%2").arg(theirs, code), answer, true);
    }
    const auto wordsOf = [](const RoleTexts& texts) {
        const auto labels = texts.find(role::label);
        return labels == texts.end() ? LocalText() : labels->second;
    };
    const bool isBelowWords = isRow || (place.parent && place.parent->type == ItemType::Section);
    for (const auto& [language, label] : wordsOf(item.texts)) {
        add(label, answer, false);
        if (isBelowWords)
            if (const auto stem = textIn(place.parent->texts, role::label, language); !stem.isEmpty()) {
                add(QStringLiteral("%1 [%2]").arg(stem, QString(label).replace(QStringLiteral(": "), QStringLiteral("]["))), answer, false);
                for (const auto& between : {"/", " - ", "-", ": "})
                    add(stem + QLatin1String(between) + label, answer, false);
            }
    }
    if (asksOther(m_questionnaire, place)) {
        const ReturnedColumn other{isSeveral ? Kind::OtherIsChosen : Kind::Other, place};
        const auto taken = QStringLiteral("%1_%2").arg(item.name, otherCode(m_questionnaire, place));
        if (!isSeveral || item.otherVariable() != taken)
            add(item.otherVariable(), {Kind::Other, place}, true);
        else
            add(item.otherVariable(), {Kind::Choice, place, otherCode(m_questionnaire, place)}, true);
        add(item.otherVariable() + QStringLiteral("_text"), {Kind::Other, place}, true); // as our own exports call them then
        for (const auto& form : {"%1[other]", "%1_other", "%1_%2_TEXT"})
            if (!isSeveral || QLatin1String(form) != QLatin1String("%1_other")
                || otherCode(m_questionnaire, place) != QLatin1String("other"))
                add(QLatin1String(form) == QLatin1String("%1_%2_TEXT")
                        ? QStringLiteral("%1_%2_TEXT").arg(item.name, otherCode(m_questionnaire, place))
                        : QString(QLatin1String(form)).arg(theirs),
                    other, true);
    }
    for (const auto& choice : offeredChoices(m_questionnaire, place)) // LimeSurvey's column of words is called after the choice
        if (choice.role == ChoiceRole::Other)
            for (const auto& [language, label] : wordsOf(choice.texts))
                add(QStringLiteral("%1 [%2]").arg(textIn(item.texts, role::label, language), label),
                    {isSeveral ? Kind::OtherIsChosen : Kind::Other, place}, false);
    if (!isSeveral && item.type != ItemType::Ranking)
        return;
    auto choices = offeredChoices(m_questionnaire, place);
    if (item.orOther)
        choices.push_back({QStringLiteral("other")});
    for (const auto& choice : choices) // as our own exports call them where a question has the name
        if (isSeveral)
            add(QStringLiteral("%1_%2_chosen").arg(item.name, choice.code), {Kind::Choice, place, choice.code}, true);
    int number = 0;
    for (const auto& choice : choices) {
        const ReturnedColumn part{isSeveral ? Kind::Choice : Kind::Answer, place, choice.code};
        ++number;
        if (!isSeveral) {
            add(QStringLiteral("%1[%2]").arg(theirs).arg(number), {Kind::Place, place, {}, number}, true);
            for (const auto& [language, label] : wordsOf(item.texts))
                add(QStringLiteral("%1 [Rank %2]").arg(label).arg(number), {Kind::Place, place, {}, number}, false);
            continue;
        }
        for (const auto& name : {item.name, theirs})
            for (const auto& between : {"/", "_", "."})
                add(name + QLatin1String(between) + choice.code, part, true);
        if (choice.role != ChoiceRole::Other)
            add(QStringLiteral("%1[%2]").arg(theirs, m_codes.answer(place, choice.code)), part, true);
        for (const auto& [language, label] : wordsOf(choice.texts)) {
            const auto stem = textIn(item.texts, role::label, language);
            for (const auto& before : {stem, item.name})
                if (!before.isEmpty()) {
                    add(before + u'/' + label, part, false);
                    if (choice.role != ChoiceRole::Other)
                        add(QStringLiteral("%1 [%2]").arg(before, label), part, false);
                    add(QStringLiteral("%1 - %2").arg(before, label), part, false);
                    add(QStringLiteral("%1 - Selected Choice - %2").arg(before, label), part, false);
                }
        }
    }
}

ReturnedColumn ReturnedColumns::plain(const QString& words) const
{
    if (const auto named = m_byName.constFind(words); named != m_byName.constEnd())
        return *named;
    const auto labelled = m_byLabel.constFind(comparableWords(words));
    return labelled == m_byLabel.constEnd() ? ReturnedColumn() : labelled->front();
}

/// 'group/question', 'group-question', 'group/question/choice'.
ReturnedColumn ReturnedColumns::byPath(const QString& heading) const
{
    for (qsizetype at = 0; at < heading.size(); ++at) {
        if (heading[at] != u'/' && heading[at] != u'-')
            continue;
        if (auto found = plain(heading.mid(at + 1)); found.kind != Kind::Unknown)
            return found;
    }
    return {};
}

ReturnedColumn ReturnedColumns::one(const QString& heading) const
{
    const auto words = heading.trimmed();
    if (auto found = plain(words); found.kind != Kind::Unknown)
        return found;
    const auto known = knownColumns().constFind(words.toCaseFolded());
    if (known != knownColumns().constEnd())
        return {known->first, {}, {}, known->second};
    if (auto found = byPath(words); found.kind != Kind::Unknown)
        return found;
    // LimeSurvey puts the code before the words: 'Q1[SQ001]. How much?'
    static const QRegularExpression coded(QStringLiteral("^([A-Za-z][A-Za-z0-9_]*(?:\\[[^\\]]{1,80}\\]){0,2})(?:\\.\\s.*)?$"),
                                          QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = coded.match(words); match.hasMatch()) {
        if (auto found = plain(match.captured(1)); found.kind != Kind::Unknown)
            return found;
        if (const auto folded = m_byFoldedName.constFind(foldedName(match.captured(1))); folded != m_byFoldedName.constEnd())
            return *folded;
        if (const auto about = knownColumns().constFind(match.captured(1).toCaseFolded()); about != knownColumns().constEnd())
            return {about->first, {}, {}, about->second};
    }
    if (words.startsWith(QLatin1String("SET-OF-")) || words.startsWith(QLatin1String("meta/")) || words.startsWith(QLatin1String("meta-"))
        || words.startsWith(QLatin1String("_submission_")) || words.startsWith(QLatin1String("groupTime"))
        || words.startsWith(QLatin1String("Group time")) || words.startsWith(QLatin1String("questionTime"))
        || words.startsWith(QLatin1String("Question time")))
        return {Kind::Ignored};
    return {};
}

/// NAME_other is what our own exports call the choice that is coded so, and what Kobo and ODK call the words beside it: it has the words where
/// another column says what was chosen.
void ReturnedColumns::wordsApart(const QStringList& headings, std::vector<ReturnedColumn>& columns) const
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& own = columns[i];
        if (own.kind != Kind::Choice || own.part != otherCode(m_questionnaire, own.place) || !asksOther(m_questionnaire, own.place)
            || !headings[qsizetype(i)].trimmed().endsWith(own.place.item->otherVariable()))
            continue;
        const bool isSaidElsewhere = std::any_of(columns.begin(), columns.end(), [&](const ReturnedColumn& each) {
            return &each != &own && each.place.item == own.place.item
                && ((each.kind == Kind::Answer && each.part.isEmpty()) || (each.kind == Kind::Choice && each.part == own.part));
        });
        if (isSaidElsewhere)
            columns[i] = {Kind::Other, own.place};
    }
}

std::vector<ReturnedColumn> ReturnedColumns::of(const QStringList& headings) const
{
    std::vector<ReturnedColumn> columns;
    QHash<QString, int> seen; // questions of one wording come in the order they are asked
    for (const auto& heading : headings) {
        auto column = one(heading);
        if (column.kind != Kind::Unknown && !m_byName.contains(heading.trimmed())) {
            const auto labelled = m_byLabel.constFind(comparableWords(heading));
            if (labelled != m_byLabel.constEnd() && labelled->size() > 1) {
                const auto place = seen[comparableWords(heading)]++;
                column = place < labelled->size() ? labelled->at(place) : ReturnedColumn();
            }
        }
        columns.push_back(std::move(column));
    }
    wordsApart(headings, columns);
    return columns;
}

} // namespace counterpoint
