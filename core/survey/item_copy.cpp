#include "core/survey/item_copy.h"
#include "core/survey/mentions.h"
#include "core/survey/survey_items.h"
#include <QRegularExpression>
#include <QSet>

namespace counterpoint {

namespace item_copy {

namespace {

void visit(SurveyItem& item, const std::function<void(SurveyItem&)>& body)
{
    body(item);
    forEachItem(item.items, body);
}

QString freeName(const QSet<QString>& taken, const QString& wanted)
{
    if (!taken.contains(wanted.toLower()))
        return wanted;
    static const QRegularExpression numbered(QStringLiteral("^(.*?)_?(\\d+)$"));
    const auto match = numbered.match(wanted);
    const auto base = match.hasMatch() && !match.captured(1).isEmpty() ? match.captured(1) : wanted;
    int number = match.hasMatch() ? match.captured(2).toInt() + 1 : 2;
    while (taken.contains(QStringLiteral("%1_%2").arg(base).arg(number).toLower()))
        ++number;
    return QStringLiteral("%1_%2").arg(base).arg(number);
}

} // namespace

void forgetIds(SurveyItem& item)
{
    visit(item, [](SurveyItem& each) {
        each.id = {};
        each.uuid.clear();
    });
}

void giveFreeNames(const Questionnaire& questionnaire, SurveyItem& item)
{
    QSet<QString> taken;
    for (const auto& place : allItems(questionnaire))
        taken.insert(place.item->name.toLower());
    std::vector<std::pair<QString, QString>> renamed;
    visit(item, [&](SurveyItem& each) {
        if (each.name.isEmpty() && !hasAnswer(each.type))
            return;
        const auto wanted =
            each.name.isEmpty() ? variableNameFrom(textOrOther(each.texts, role::label, questionnaire.defaultLanguage)) : each.name;
        const auto free = freeName(taken, wanted);
        if (!each.name.isEmpty() && free != each.name)
            renamed.emplace_back(each.name, free);
        each.name = free;
        taken.insert(free.toLower());
    });
    visit(item, [&](SurveyItem& each) {
        for (const auto& [from, to] : renamed)
            mentions::rename(each, from, to);
    });
}

} // namespace item_copy

bool isVariableName(const QString& name)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]{0,63}$"));
    return form.match(name).hasMatch();
}

QString variableNameFrom(const QString& words, qsizetype longest)
{
    static const QRegularExpression other(QStringLiteral("[^a-z0-9]+"));
    static const QRegularExpression marks(QStringLiteral("\\p{M}+"));
    auto name = QString(words).remove(QRegularExpression(QStringLiteral("\\$\\{[^}]*\\}|<[^>]*>")));
    name = name.normalized(QString::NormalizationForm_KD).remove(marks).toLower().replace(other, QStringLiteral("_"));
    while (name.startsWith(u'_'))
        name.remove(0, 1);
    if (name.size() > longest) {
        const auto end = name.lastIndexOf(u'_', longest);
        name = name.left(end > 0 ? end : longest);
    }
    while (name.endsWith(u'_'))
        name.chop(1);
    if (name.isEmpty())
        return QStringLiteral("q");
    return name.front().isDigit() ? QStringLiteral("q_") + name : name;
}

} // namespace counterpoint
