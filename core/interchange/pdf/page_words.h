#pragma once
#include "core/base/result.h"
#include <QByteArray>
#include <QString>
#include <vector>

namespace counterpoint::pdf {

/// A word where it stands on its page; points from the top left corner.
struct Word {
    QString text;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool hasSpaceAfter = false;
    double height() const { return bottom - top; }
};

struct PageWords {
    double width = 0;
    std::vector<Word> words;
};

/// The upright words of every page.
Result<std::vector<PageWords>> wordsOf(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint::pdf
