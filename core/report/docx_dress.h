#pragma once
#include "core/report/look.h"
#include <QByteArray>
#include <QString>
#include <map>

namespace counterpoint::report::docx {

/// What a Word report wears: its own styles and page, or those of a house template.
struct Dress {
    std::map<QString, QString> styleIds{}; ///< the template's by ours, where it names them differently
    QByteArray section{}; ///< w:sectPr; empty: A4 with the page's number at its foot
    double textWidth = look::textWidth; ///< what the page leaves for text, in millimetres
    double textHeight = look::textHeight;
    int bulletList = 1; ///< w:numId of all bulleted lists; numbered lists count on from here
    bool isOwn = true;

    QString idOf(const char* style) const
    {
        const auto id = QString::fromLatin1(style);
        const auto known = styleIds.find(id);
        return known == styleIds.end() ? id : known->second;
    }
};

} // namespace counterpoint::report::docx
