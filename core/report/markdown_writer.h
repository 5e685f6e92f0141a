#pragma once
#include "core/base/result.h"
#include "core/report/document.h"

namespace counterpoint::report {

/// A report as Markdown (CommonMark with pipe tables and footnotes, as GitHub, Pandoc and Obsidian read it), and its figures beside it.
struct MarkdownReport {
    struct Figure {
        QString name; ///< 'figure-1.svg'
        QByteArray svg;
    };
    QByteArray text;
    std::vector<Figure> figures;
};

/// `folder` is where the figures will be, seen from the text. Same document, same bytes.
MarkdownReport writeMarkdown(const Document& document, const QString& folder);

} // namespace counterpoint::report
