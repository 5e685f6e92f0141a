#pragma once
#include "core/coding/source_search.h"
#include "core/figure/word_tree.h"

namespace counterpoint::words {

enum class Side { Before, After };

/// How much of a tree is kept: what would not be read is not drawn.
struct TreeLimits {
    int words = 6; ///< from the word outwards
    std::size_t branches = 8; ///< of one word
    double least = 2; ///< occurrences of a branch
};

/// Whether a hit is one or several whole words, as words are counted: 'they' is none in 'they're'. It needs a few characters of context.
bool isWhole(const SearchHit& hit);
/// The words beside each hit to the end of its sentence, as branches, the most frequent first. Forms in small letters. `hits` need some
/// 80 characters of context. Before the word, branches read outwards.
figure::WordTree tree(const std::vector<SearchHit>& hits, Side side, const TreeLimits& limits = {});
/// How the hits and the words along a branch are written, with what stands between them, each form once and in small letters. `path` are the
/// branch's words from the hit outwards.
QStringList written(const std::vector<SearchHit>& hits, Side side, const QStringList& path);

} // namespace counterpoint::words
