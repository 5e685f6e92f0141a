#pragma once
#include "core/report/document.h"
#include "ui/print/pdf_flow.h"
#include <QColor>
#include <QFont>
#include <QTextLayout>
#include <memory>
#include <vector>

class QPaintDevice;

namespace counterpoint::ui::pdf {

struct TextManner {
    double size = 10; ///< points
    bool bold = false;
    QColor colour;
    report::Alignment alignment = report::Alignment::Automatic;
};

/// Text set in lines of one height for a device; copies share the lines.
class SetText {
public:
    SetText(const report::Prose& words, const TextManner& manner, double width, QPaintDevice* device);

    int lines() const { return m_layout->lineCount(); }
    double lineHeight() const { return m_lineHeight; }
    double height() const { return m_lineHeight * lines(); }
    double naturalWidth() const; ///< of the widest line
    std::vector<double> lineWidths() const; ///< of the words in each line
    bool isRightToLeft() const;
    /// The footnotes whose marks stand in lines [from, to).
    std::vector<report::Footnote> notes(int from, int to) const;
    /// The links in lines [from, to), when the first of them stands at `topLeft`.
    std::vector<LinkArea> links(QPointF topLeft, int from, int to) const;
    /// Draws lines [from, to), the first of them at `topLeft`.
    void draw(QPainter& painter, QPointF topLeft, int from, int to) const;

private:
    struct NoteMark {
        int position; ///< in the layout's text
        report::Footnote note;
    };

    struct LinkRange {
        int start; ///< in the layout's text
        int end;
        report::Link link;
    };

    std::shared_ptr<QTextLayout> m_layout;
    std::vector<NoteMark> m_notes;
    std::vector<LinkRange> m_links;
    double m_lineHeight = 0;
    QColor m_colour;
    bool m_hasEmoji = false;
};

/// Width of the longest word.
double longestWord(const report::Prose& words, const TextManner& manner, QPaintDevice* device);

} // namespace counterpoint::ui::pdf
