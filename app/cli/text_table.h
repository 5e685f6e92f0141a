#pragma once
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint::cli {

/// A table for people to read in a terminal: columns as wide as their cells, numbers right-aligned.
struct TextTable {
    QString title;
    QStringList headers;
    std::vector<QStringList> rows;
    QStringList notes;
    /// Lines without a trailing line end.
    QString toText() const;
};

} // namespace counterpoint::cli
