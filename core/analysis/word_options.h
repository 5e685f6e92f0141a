#pragma once
#include "core/analysis/gather.h"
#include "core/words/word_counts.h"

/// What kinds of analysis of words share: whose words, and which.
namespace counterpoint::word_options {

std::vector<Option> material(); ///< strands, sources and whose words
std::vector<Option> choice(); ///< forms and stop words, length, figures
Option groupedBy(bool isNeeded); ///< 'by': an attribute of Cases
Option word(const char* key); ///< the one that is looked at

Result<WordScope> scopeOf(const Input& input);
/// How the words are chosen, as sentences.
QStringList notes(const Input& input, const WordTable& table);
/// The turns in which a word stands that was counted, also those of one group.
QString queryFor(const Input& input, const QStringList& forms, const QString& group = {});
/// What was chosen as 'by', in words.
QString attributeName(const Input& input);

} // namespace counterpoint::word_options
