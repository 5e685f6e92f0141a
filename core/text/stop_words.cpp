#include "core/text/stop_words.h"
#include <QDir>
#include <QFile>

namespace counterpoint::stopWords {

QStringList languages()
{
    QStringList codes;
    for (const auto& name : QDir(QStringLiteral(":/stop-words")).entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name))
        codes << name.chopped(4);
    return codes;
}

QSet<QString> of(const QString& language)
{
    QSet<QString> words;
    if (!languages().contains(language))
        return words;
    QFile file(QStringLiteral(":/stop-words/%1.txt").arg(language));
    if (file.open(QIODevice::ReadOnly))
        for (const auto& word : QString::fromUtf8(file.readAll()).split(QChar(u'\n')))
            for (const auto& one : word.split(QChar(u' '), Qt::SkipEmptyParts))
                words.insert(one);
    return words;
}

} // namespace counterpoint::stopWords
