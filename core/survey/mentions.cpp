#include "core/survey/mentions.h"
#include <QRegularExpression>
#include <array>

namespace counterpoint::mentions {

namespace {

constexpr std::array expressionFields{&SurveyItem::requiredWhen, &SurveyItem::relevant, &SurveyItem::constraint,   &SurveyItem::calculation,
                                      &SurveyItem::defaultValue, &SurveyItem::readOnly, &SurveyItem::choiceFilter, &SurveyItem::repeatCount,
                                      &SurveyItem::trigger,      &SurveyItem::seed,     &SurveyItem::choices};

bool renameIn(QString& text, const QString& from, const QString& to)
{
    auto after = renamed(text, from, to);
    if (after == text)
        return false;
    text = std::move(after);
    return true;
}

} // namespace

QStringList in(const QString& text)
{
    static const QRegularExpression mention(QStringLiteral("\\$\\{\\s*(?:last-saved#)?([^}\\s]+)\\s*\\}"));
    QStringList names;
    for (auto match = mention.globalMatch(text); match.hasNext();)
        if (const auto name = match.next().captured(1); !names.contains(name))
            names << name;
    return names;
}

QString renamed(const QString& text, const QString& from, const QString& to)
{
    if (from.isEmpty() || !text.contains(QLatin1String("${")) || !text.contains(from))
        return text;
    const QRegularExpression mention(QStringLiteral("(\\$\\{\\s*(?:last-saved#)?)%1(\\s*\\})").arg(QRegularExpression::escape(from)));
    return QString(text).replace(mention, QStringLiteral("\\1%1\\2").arg(to));
}

bool rename(RoleTexts& texts, const QString& from, const QString& to)
{
    bool isChanged = false;
    for (auto& [role, local] : texts)
        for (auto& [language, text] : local)
            isChanged |= renameIn(text, from, to);
    return isChanged;
}

bool rename(SurveyItem& item, const QString& from, const QString& to)
{
    bool isChanged = rename(item.texts, from, to);
    for (const auto field : expressionFields)
        isChanged |= renameIn(item.*field, from, to);
    for (auto* extras : {&item.parameters, &item.extra})
        for (auto& [key, value] : *extras)
            isChanged |= renameIn(value, from, to);
    return isChanged;
}

std::vector<Expression> expressionsOf(const SurveyItem& item)
{
    std::vector<Expression> found;
    const auto add = [&](const char* role, const QString& text) {
        if (!text.trimmed().isEmpty())
            found.push_back({QString::fromLatin1(role), text});
    };
    add("required", item.requiredWhen);
    add("relevant", item.relevant);
    add("constraint", item.constraint);
    add("calculation", item.calculation);
    if (item.defaultValue.contains(QLatin1String("${"))) // a plain default is a value, not an expression
        add("default", item.defaultValue);
    if (item.readOnly != QLatin1String("yes"))
        add("read-only", item.readOnly);
    add("choice filter", item.choiceFilter);
    add("repeat count", item.repeatCount);
    return found;
}

} // namespace counterpoint::mentions
