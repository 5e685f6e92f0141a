#pragma once
#include "core/merge/study_tables.h"
#include <QString>
#include <QStringList>
#include <map>
#include <utility>

namespace counterpoint::merge {

/// Words that lost in a conflict, until they are written into a memo on each thing.
class KeptWords {
public:
    void add(const QString& subject, std::int64_t id, const QString& field, const QString& words);
    /// One memo a thing; one that says just this already is not written again.
    void write(Edit& db, const QString& title) const;

private:
    std::map<std::pair<QString, std::int64_t>, QStringList> m_words;
};

} // namespace counterpoint::merge
