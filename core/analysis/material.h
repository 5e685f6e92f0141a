#pragma once
#include "core/analysis/gather.h"
#include "core/analysis/study_items.h"
#include "core/coding/coded_material.h"
#include "core/coding/cooccurrence.h"

namespace counterpoint {

/// What qualitative kinds of analysis share: which codes, and which of the material.
namespace material {

Option codes(); ///< 'codes'; none chosen: all
Option withChildren(bool standard); ///< 'children': a code counts with all below it
Option strands(const QStringList& standard = {}); ///< 'strands'
Option sources();
Option coders();
Option counted(); ///< 'voices': 'everyone' or 'participants'
Option asked(); ///< 'asked': 'guides' or 'material'
std::vector<Option> options(); ///< strands, sources, coders and voices

/// Lines for the codes that are chosen. Invalid where there are none.
Result<std::vector<CodeLine>> linesOf(const Input& input);
Result<MaterialScope> scopeOf(const Input& input); ///< Invalid where all that was chosen of a kind is gone
/// How the material is narrowed, as sentences.
QStringList notes(const Input& input);
/// Terms that narrow the passages in the same way, one for each option that is used.
QStringList terms(const Input& input);

/// What is chosen of an option.
std::vector<StudyItem> chosen(const Input& input, const char* option);

/// '26 Cases, 16 of them in 3 focus groups': the groups in which Cases are clustered stand behind every n.
struct Clustered {
    int cases = 0;
    int inGroups = 0;
    int groups = 0;
};
Clustered clustered(const CodedMaterial& material, const std::vector<std::vector<int>>& people);
QString toText(const Clustered& clustered);

} // namespace material

} // namespace counterpoint
