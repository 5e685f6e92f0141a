#pragma once
#include "core/coding/code_lines.h"
#include "core/transcript/asking_turns.h"
#include "core/transcript/sources.h"
#include <QStringList>

/// Sentences in the language of `segments --query`, for the passages behind a number.
namespace counterpoint::passages_behind {

QString code(const CodeLine& line); ///< 'codes:"Culture"' with those below it, else 'code:"Culture"'
QString source(const QString& name);
QString strand(Strand strand);
QString coder(const QString& name);
QString person(const QString& caseName);
QString speaker(const QString& name);
QString attribute(const QString& name, const QString& value); ///< 'case."Years in post" = "3"'
QString answer(const QString& dataset, const QString& variable, const QString& value); ///< 'survey."Families".trust = "2"'
QString after(const QString& speaker); ///< turns that follow one of theirs
QString interaction(const QString& kindAndWhom); ///< 'interaction:"disagrees: Ben"'
/// The turns in which one of some words stands, coded or not.
QString words(const QStringList& forms, Counted counted);
QString either(const QStringList& terms); ///< joined by OR, in parentheses where there are several
QString all(QStringList terms); ///< joined by AND; empty ones are left out

} // namespace counterpoint::passages_behind
