#pragma once
#include "core/text/text_index.h"
#include <QString>
#include <QTextBoundaryFinder>
#include <optional>

namespace counterpoint {

/// Where the characters of one text begin, as readers see them; for many questions about the same text.
class GraphemeBorders {
public:
    explicit GraphemeBorders(QString text);
    /// The border at or before `position`, and the one at or after it; in code points within the text.
    qsizetype atOrBefore(qsizetype position) const;
    qsizetype atOrAfter(qsizetype position) const;

private:
    /// Puts the finder on it, unless it is a border for certain.
    bool isBorder(qsizetype utf16) const;

    QString m_text;
    TextIndex m_index;
    mutable std::optional<QTextBoundaryFinder> m_finder; ///< reads the whole text when it is made
};

} // namespace counterpoint
