#pragma once
#include <QByteArray>
#include <QRectF>
#include <QString>
#include <vector>

namespace counterpoint::ui {

/// A height on a page of a PDF.
struct PdfPlace {
    int page = -1; ///< from 0; -1: nowhere
    double top = 0; ///< points below the head of the page
};

struct PdfBookmark {
    int level = 1; ///< never two deeper than the one before
    QString title;
    PdfPlace place;
};

struct PdfLink {
    int page = 0;
    QRectF area; ///< points, from the top left of the page
    PdfPlace to; ///< within the PDF, or
    QString web; ///< outside of it
};

/// What a reader of a PDF moves about by, which Qt leaves out.
struct PdfNavigation {
    QString language; ///< of the text, BCP 47
    std::vector<PdfBookmark> bookmarks;
    std::vector<PdfLink> links;
};

/// The PDF as QPdfWriter writes it, with bookmarks, links, language and its title in the title bar. They are appended as an update (PDF
/// 1.7, 7.5.6); a PDF whose tables are built otherwise is given back as it came.
QByteArray withNavigation(const QByteArray& pdf, const PdfNavigation& navigation);

} // namespace counterpoint::ui
