#pragma once
#include "core/survey/questionnaire.h"
#include <QStringList>

/// '${name}' in expressions and texts.
namespace counterpoint::mentions {

QStringList in(const QString& text); ///< names, each once, in order
QString renamed(const QString& text, const QString& from, const QString& to);
/// In all that one item says, but not in what it holds. True where something changed.
bool rename(SurveyItem& item, const QString& from, const QString& to);
bool rename(RoleTexts& texts, const QString& from, const QString& to);

/// One expression of an item, and what it is for: 'relevant', 'constraint', …
struct Expression {
    QString role;
    QString text;
};
std::vector<Expression> expressionsOf(const SurveyItem& item); ///< those that are not empty

} // namespace counterpoint::mentions
