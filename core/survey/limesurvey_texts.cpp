#include "core/survey/limesurvey_items.h"
#include "core/survey/limesurvey_logic.h"
#include <QLocale>
#include <algorithm>

namespace counterpoint::lime_items {

namespace {

using lime::field;
using lime::Record;

QString orderOf(const Record& row)
{
    const auto sort = field(row, QStringLiteral("sortorder"));
    return sort.isEmpty() ? field(row, QStringLiteral("question_order")) : sort;
}

} // namespace

QString languageName(const QString& code)
{
    auto name = QLocale::languageToString(QLocale(QString(code).replace(u'-', u'_')).language());
    if (QLocale(code).language() == QLocale::C || name.isEmpty())
        name = code;
    return QStringLiteral("%1 (%2)").arg(name, code);
}

Texts::Texts(const lime::Document& survey)
    : m_survey(survey)
{
}

const std::vector<const Record*>& Texts::of(const QString& table, const QString& key, const QString& value) const
{
    const auto name = table + u'/' + key;
    if (!m_byValue.contains(name)) {
        auto& index = m_byValue[name];
        for (const auto& row : m_survey.rows(table))
            index[field(row, key)].push_back(&row);
    }
    return m_byValue[name][value];
}

void Texts::group(const QString& gid, RoleTexts& label, RoleTexts& described) const
{
    const auto* table = m_survey.has(QStringLiteral("group_l10ns")) ? "group_l10ns" : "groups";
    for (const auto* each : of(QLatin1String(table), QStringLiteral("gid"), gid)) {
        const auto& row = *each;
        const auto language = languageName(field(row, QStringLiteral("language")));
        setText(label, role::label, language, lime_logic::wordsFromLime(field(row, QStringLiteral("group_name"))));
        setText(described, role::label, language, lime_logic::wordsFromLime(field(row, QStringLiteral("description"))));
    }
}

void Texts::question(const QString& qid, RoleTexts& texts) const
{
    const auto take = [&](const QString& table) {
        for (const auto* each : of(table, QStringLiteral("qid"), qid)) {
            const auto& row = *each;
            const auto language = languageName(field(row, QStringLiteral("language")));
            setText(texts, role::label, language, lime_logic::wordsFromLime(field(row, QStringLiteral("question"))));
            setText(texts, role::hint, language, lime_logic::wordsFromLime(field(row, QStringLiteral("help"))));
        }
    };
    if (m_survey.has(QStringLiteral("question_l10ns")))
        take(QStringLiteral("question_l10ns"));
    else {
        take(QStringLiteral("questions"));
        take(QStringLiteral("subquestions"));
    }
}

QString Texts::attribute(const QString& qid, const QString& name) const
{
    for (const auto* row : of(QStringLiteral("question_attributes"), QStringLiteral("qid"), qid))
        if (field(*row, QStringLiteral("attribute")) == name)
            if (const auto value = field(*row, QStringLiteral("value")); !value.isEmpty())
                return value;
    return {};
}

RoleTexts Texts::attributeTexts(const QString& qid, const QString& name, const QString& role) const
{
    RoleTexts texts;
    for (const auto* row : of(QStringLiteral("question_attributes"), QStringLiteral("qid"), qid))
        if (field(*row, QStringLiteral("attribute")) == name)
            setText(texts, role, languageName(field(*row, QStringLiteral("language"))),
                    lime_logic::wordsFromLime(field(*row, QStringLiteral("value"))));
    return texts;
}

std::vector<Texts::Part> Texts::answers(const QString& qid, const QString& scale) const
{
    std::vector<Record> own;
    for (const auto* row : of(QStringLiteral("answers"), QStringLiteral("qid"), qid)) {
        const auto its = field(*row, QStringLiteral("scale_id"));
        if (its == scale || (its.isEmpty() && scale == QLatin1String("0")))
            own.push_back(*row);
    }
    std::stable_sort(own.begin(), own.end(), [](const Record& a, const Record& b) { return orderOf(a).toInt() < orderOf(b).toInt(); });
    std::vector<Part> parts;
    for (const auto& row : own) {
        const auto code = field(row, QStringLiteral("code"));
        auto known = std::find_if(parts.begin(), parts.end(), [&](const Part& each) { return each.code == code; });
        if (known == parts.end())
            known = parts.insert(parts.end(), Part{field(row, QStringLiteral("aid")), code, {}});
        if (row.contains(QStringLiteral("answer")) && row.contains(QStringLiteral("language"))) // before version 4
            setText(known->texts, role::label, languageName(field(row, QStringLiteral("language"))),
                    lime_logic::wordsFromLime(field(row, QStringLiteral("answer"))));
        if (!known->id.isEmpty())
            for (const auto* text : of(QStringLiteral("answer_l10ns"), QStringLiteral("aid"), known->id))
                setText(known->texts, role::label, languageName(field(*text, QStringLiteral("language"))),
                        lime_logic::wordsFromLime(field(*text, QStringLiteral("answer"))));
    }
    return parts;
}

std::vector<Texts::Part> Texts::rows(const QString& qid, const QString& scale) const
{
    std::vector<Record> own;
    for (const auto* table : {"subquestions", "questions"})
        for (const auto* row : of(QLatin1String(table), QStringLiteral("parent_qid"), qid)) {
            const auto its = field(*row, QStringLiteral("scale_id"));
            if (its == scale || (its.isEmpty() && scale == QLatin1String("0")))
                own.push_back(*row);
        }
    std::stable_sort(own.begin(), own.end(), [](const Record& a, const Record& b) { return orderOf(a).toInt() < orderOf(b).toInt(); });
    std::vector<Part> parts;
    for (const auto& row : own) {
        const auto code = field(row, QStringLiteral("title"));
        if (std::any_of(parts.begin(), parts.end(), [&](const Part& each) { return each.code == code; }))
            continue;
        Part part{field(row, QStringLiteral("qid")), code, {}};
        question(part.id, part.texts);
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace counterpoint::lime_items
