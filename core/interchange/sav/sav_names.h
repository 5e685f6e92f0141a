#pragma once
#include "core/interchange/data_file/data_file.h"
#include <QSet>

namespace counterpoint::sav {

/// The names that variables have in a .sav file.
class SavNames {
public:
    /// A name by SPSS's rules: as it is where it keeps them, else as near to it as they allow. Each once.
    QString longName(const QString& wanted);
    /// Eight ASCII characters at most, each once: what old programs show.
    QByteArray shortName(const QString& longName);

private:
    QSet<QString> m_long; ///< folded
    QSet<QByteArray> m_short;
    int m_made = 0;
};

/// At most so many bytes of UTF-8, cut between characters.
QByteArray cut(const QString& text, qsizetype bytes);

} // namespace counterpoint::sav
