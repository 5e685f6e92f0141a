#pragma once
#include "core/base/result.h"
#include "core/interchange/bibliography/publication.h"
#include <QByteArray>
#include <QStringList>
#include <vector>

namespace counterpoint {

/// Works as a file lists them, in its order; `notes` say what was left out or guessed.
struct Bibliography {
    std::vector<Publication> works;
    QStringList notes;
};

/// The works in a BibTeX (.bib) or RIS (.ris) file, told apart by what it holds: what Zotero, EndNote, Mendeley, Citavi and library
/// catalogues export. What is damaged is left out with a note; Format where there is nothing of either kind.
Result<Bibliography> readBibliography(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint
