#pragma once
#include "core/report/document.h"

namespace counterpoint::report {

/// A document as the writers take it.
struct ReferencedDocument {
    Document document;
    QStringList problems; ///< what is spoken of and is not there, a sentence each
};

/// Puts in what only the whole document can say: numbers of footnotes, “Table 3” for a table that is spoken of by its caption, authors and
/// years for works that are cited, and the list of these, at the end where the document has no place for it. What is not there stays
/// visible. Done again it changes nothing.
ReferencedDocument withReferences(Document document);

} // namespace counterpoint::report
