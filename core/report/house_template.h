#pragma once
#include "core/base/result.h"
#include "core/report/docx_dress.h"
#include "core/report/docx_parts.h"
#include <QByteArray>
#include <vector>

namespace counterpoint::report {

/// What a report takes over from a Word template: styles, fonts, colours, lists, the page with its header and footer. Its text is not
/// taken over, nor anything that runs, is embedded, or is loaded from elsewhere.
struct HouseTemplate {
    docx::Dress dress;
    QByteArray styles; ///< word/styles.xml, with those of ours that it lacks
    QByteArray numbering; ///< word/numbering.xml; empty where it has none
    int firstAbstractList = 0; ///< number that is free for lists of ours
    docx::HouseSettings settings;
    std::vector<docx::Part> parts; ///< theme, fonts, headers, footers and their pictures
};

/// From the bytes of a .dotx or .docx. Format for anything else, for a damaged one, and for one that would unpack without end.
Result<HouseTemplate> readHouseTemplate(const QByteArray& bytes, const QString& fileName);

} // namespace counterpoint::report
