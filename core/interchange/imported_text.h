#pragma once
#include <QString>
#include <QStringList>

namespace counterpoint {

/// A text as it came out of a file: line ends are `\n`, nothing else is changed. `notes` are sentences for the user.
struct ImportedText {
    QString text;
    QStringList notes;
};

} // namespace counterpoint
