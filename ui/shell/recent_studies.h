#pragma once
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <vector>

namespace counterpoint::ui {

/// A study on the start page: where it is and what is in it.
struct RecentStudy {
    QString path;
    QString title; ///< the file's name where the study could not be read
    QString content; ///< "8 sources, 12 cases, 250 codings"
    QDateTime changedAt;
};

/// Looks into each file without changing or locking it; for any thread.
std::vector<RecentStudy> lookInto(const QStringList& paths);

} // namespace counterpoint::ui
