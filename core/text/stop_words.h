#pragma once
#include <QSet>
#include <QString>
#include <QStringList>

/// Words that say little by themselves ('the', 'and', 'would'): our own lists, in resources/stop-words.
namespace counterpoint::stopWords {

/// ISO 639-1 codes of the languages that have a list.
QStringList languages();
/// In small letters, apostrophes as ' ; empty where the language has no list.
QSet<QString> of(const QString& language);

} // namespace counterpoint::stopWords
