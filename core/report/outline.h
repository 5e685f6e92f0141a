#pragma once
#include "core/report/document.h"

namespace counterpoint::report {

/// 'Table 1. Age by role' in its parts, since word processors keep the number as a field.
struct Caption {
    QString kind; ///< 'Table' or 'Figure'; empty for blocks without a caption
    int number = 0;
    QString text;
    QString anchor{}; ///< by which links in every format find it: 'table_1'

    QString name() const; ///< 'Table 1', as the text speaks of it
    QString label() const; ///< 'Table 1.'
    bool operator==(const Caption&) const = default;
};

/// What all writers must say alike about a document: its captions' numbers and its headings.
struct Outline {
    struct Entry {
        std::size_t block = 0; ///< index in Document::blocks
        int level = 1; ///< 1 to 3, never two deeper than the heading before
        QString text;
        bool operator==(const Entry&) const = default;
    };
    std::vector<Entry> headings;
    std::vector<Caption> captions; ///< one a block
    std::vector<int> levels; ///< one a block, 0 where it is no heading
};

Outline outlineOf(const Document& document);

/// Name by which links in every format find the heading at `block`: 'section_3'.
QString anchorOf(std::size_t block);

/// 'Contents', over the table of contents.
QString contentsTitle();

} // namespace counterpoint::report
