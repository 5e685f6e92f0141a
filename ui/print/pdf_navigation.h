#pragma once
#include <QByteArray>
#include <QDate>
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

/// What a reader of a PDF moves about by, and what else Qt leaves out.
struct PdfNavigation {
    QString language; ///< of the text, BCP 47
    QDate written; ///< that the PDF says it is of
    std::vector<PdfBookmark> bookmarks;
    std::vector<PdfLink> links;
};

/// The PDF with bookmarks, links, language, date, and its title in the title bar; of the same PDF always the same bytes. What is no PDF
/// is given back as it came.
QByteArray withNavigation(const QByteArray& pdf, const PdfNavigation& navigation);

} // namespace counterpoint::ui
