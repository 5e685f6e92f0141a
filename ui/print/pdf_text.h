#pragma once
#include "core/report/document.h"
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
    bool isRightToLeft() const;
    /// The footnotes whose marks stand in lines [from, to).
    std::vector<report::Footnote> notes(int from, int to) const;
    /// Draws lines [from, to), the first of them at `topLeft`.
    void draw(QPainter& painter, QPointF topLeft, int from, int to) const;

private:
    struct NoteMark {
        int position; ///< in the layout's text
        report::Footnote note;
    };

    std::shared_ptr<QTextLayout> m_layout;
    std::vector<NoteMark> m_notes;
    double m_lineHeight = 0;
    QColor m_colour;
    bool m_hasEmoji = false;
};

/// Width of the longest word.
double longestWord(const report::Prose& words, const TextManner& manner, QPaintDevice* device);

} // namespace counterpoint::ui::pdf
