#include "ui/print/paper_strips.h"
#include "core/report/look.h"
#include "ui/print/pdf_blocks.h"
#include "ui/print/pdf_text.h"
#include <QPaintDevice>
#include <QPainter>
#include <algorithm>

namespace counterpoint::ui::pdf {

namespace {

using namespace report;

constexpr double indent = 11; ///< of what belongs to a question, beside its number
constexpr double boxSize = 3.8;
constexpr double boxSpace = 6.2; ///< from a box to its label
constexpr double columnOfRows = 0.42; ///< share of a table that its rows' words have …
constexpr double leastColumnOfRows = 0.3; ///< … and have where the words above the boxes need more
constexpr double lineSpace = 9; ///< between lines to write on
constexpr double textSize = 10.5;
constexpr double smallSize = 8.5;
constexpr double codeSize = 6.5;

QColor colour(const char* name) { return QColor(QChar(u'#') + QString::fromLatin1(name)); }

class Build {
public:
    Build(const PaperQuestionnaire& paper, QPaintDevice* device)
        : m_paper(paper)
        , m_device(device)
    {
    }

    std::vector<Strip> run()
    {
        for (const auto& block : m_paper.blocks) {
            const auto first = m_strips.size();
            switch (block.kind) {
            case PaperBlock::Kind::Title:
                words(block.text, {look::headingSizes[0] + 2, true, colour(look::ink)}, 0, 0);
                break;
            case PaperBlock::Kind::Heading:
                words(block.text, {look::headingSizes[1], true, colour(look::ink)}, 0, 7);
                m_strips.back().keepWithNext = true;
                break;
            case PaperBlock::Kind::Words:
                for (const auto& paragraph : block.text.split(u'\n', Qt::SkipEmptyParts))
                    words(paragraph, {textSize, false, colour(look::ink)}, 0, 3);
                break;
            case PaperBlock::Kind::Question:
                question(block.question);
                break;
            }
            if (first < m_strips.size())
                m_strips[first].pageBreak = block.beginsPage;
        }
        return std::move(m_strips);
    }

private:
    double mm(double length) const { return millimetres(length, m_device); }
    SetText set(const QString& text, const TextManner& manner, double width) const { return {Prose(text), manner, mm(width), m_device}; }
    /// Left edge of what lies `from` the start of the line and is so wide, in device units: in a right-to-left form lines start at the right.
    double left(double from, double width) const { return mm(m_paper.isRightToLeft ? paperWidth - from - width : from); }
    /// A short text of another direction stands where its box is all the same.
    TextManner atStart(TextManner manner, const QString& text) const
    {
        if (text.isRightToLeft() != m_paper.isRightToLeft && m_paper.isRightToLeft)
            manner.alignment = Alignment::End;
        return manner;
    }

    void add(double height, double before, std::function<void(QPainter&, QPointF)> draw)
    {
        Strip strip;
        strip.height = height;
        strip.before = mm(before);
        strip.draw = std::move(draw);
        m_strips.push_back(std::move(strip));
    }

    void words(const QString& text, TextManner manner, double from, double before)
    {
        const double width = paperWidth - from;
        const auto shape = set(text, atStart(manner, text), width);
        const double x = left(from, width);
        add(shape.height(), before,
            [shape, x](QPainter& painter, QPointF at) { shape.draw(painter, at + QPointF(x, 0), 0, shape.lines()); });
    }

    void question(const PaperQuestion& question)
    {
        const auto first = m_strips.size();
        if (!question.onlyIf.isEmpty()) {
            words(question.onlyIf, {smallSize + 0.5, true, colour(look::accent)}, indent, 6);
        }
        head(question, question.onlyIf.isEmpty() ? 6 : 0.6);
        auto below = question.instruction;
        if (!question.hint.isEmpty())
            below = below.isEmpty() ? question.hint : question.hint + QStringLiteral("  ·  ") + below;
        if (!below.isEmpty())
            words(below, {smallSize, false, colour(look::faint)}, indent, 0.4);
        answer(question);
        if (!question.missing.empty())
            boxes(question.missing, 2.4);
        for (auto at = first; at + 1 < m_strips.size(); ++at)
            m_strips[at].keepWithNext = true;
    }

    void head(const PaperQuestion& question, double before)
    {
        const TextManner manner{textSize, true, colour(look::ink)};
        const auto number = set(question.number, atStart(manner, question.number), indent);
        // A consent has its words beside its box.
        if (question.words.isEmpty()) {
            const double x = left(0, indent);
            m_pendingNumber = [number, x](QPainter& painter, QPointF at) { number.draw(painter, at + QPointF(x, 0), 0, 1); };
            m_pendingBefore = before;
            return;
        }
        const double width = paperWidth - indent;
        const auto shape = set(question.words, atStart({textSize, false, colour(look::ink)}, question.words), width);
        const double x = left(indent, width);
        const double numberX = left(0, indent);
        add(shape.height(), before, [=](QPainter& painter, QPointF at) {
            number.draw(painter, at + QPointF(numberX, 0), 0, 1);
            shape.draw(painter, at + QPointF(x, 0), 0, shape.lines());
        });
    }

    void answer(const PaperQuestion& question)
    {
        switch (question.kind) {
        case PaperQuestion::Kind::Boxes:
            boxes(question.boxes, 1.6);
            return;
        case PaperQuestion::Kind::Places:
            for (const auto& box : question.boxes)
                amount(box.label, box.code, true);
            return;
        case PaperQuestion::Kind::Amounts:
            for (const auto& row : question.rows)
                amount(row, {}, false);
            return;
        case PaperQuestion::Kind::Row:
            row(question);
            return;
        case PaperQuestion::Kind::Table:
            table(question);
            return;
        case PaperQuestion::Kind::Lines:
            for (int line = 0; line < question.lines; ++line)
                rule();
            return;
        case PaperQuestion::Kind::Field:
            field(question.low, question.high);
            return;
        case PaperQuestion::Kind::Date:
            date();
            return;
        }
    }

    void box(QPainter& painter, QPointF at, double width = boxSize, double height = boxSize) const
    {
        painter.setPen(QPen(colour(look::ink), mm(0.25)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(at, QSizeF(mm(width), mm(height))));
    }

    void boxes(const std::vector<PaperBox>& boxes, double before)
    {
        for (const auto& each : boxes) {
            const double from = indent + boxSpace;
            const double width = paperWidth - from - 34;
            const auto label = set(each.label, atStart({textSize, false, colour(look::ink)}, each.label), width);
            const double labelX = left(from, width);
            const auto code = set(each.code, {codeSize, false, colour(look::faint)}, 30);
            // The code stands behind the words, what to do then behind the code.
            const double used = from + std::min(width, label.naturalWidth() / mm(1)) + 2;
            const double codeWidth = code.naturalWidth() / mm(1);
            const double codeX = left(used, codeWidth);
            const auto goTo = set(each.goTo, atStart({smallSize + 0.5, true, colour(look::accent)}, each.goTo), 32);
            const double goToX = left(paperWidth - 32, 32);
            const double boxX = left(indent, boxSize);
            const double lineFrom = used + codeWidth + 2;
            const double lineX = each.hasLine ? left(lineFrom, paperWidth - lineFrom) : 0;
            const double lineWidth = each.hasLine ? mm(paperWidth - lineFrom) : 0;
            const auto number = std::exchange(m_pendingNumber, {});
            const double space = number ? m_pendingBefore : before;
            const double height = std::max(label.height(), mm(boxSize));
            add(height, space, [=, this](QPainter& painter, QPointF at) {
                if (number)
                    number(painter, at);
                box(painter, at + QPointF(boxX, std::max(0.0, (label.lineHeight() - mm(boxSize)) / 2)));
                label.draw(painter, at + QPointF(labelX, 0), 0, label.lines());
                const double last = (label.lines() - 1) * label.lineHeight();
                code.draw(painter, at + QPointF(codeX, last + (label.lineHeight() - code.lineHeight()) * 0.6), 0, 1);
                goTo.draw(painter, at + QPointF(goToX, last), 0, goTo.lines());
                if (lineWidth > 0)
                    line(painter, at + QPointF(lineX, last + label.lineHeight()), lineWidth);
            });
            before = 1.4;
        }
    }

    void line(QPainter& painter, QPointF at, double width) const
    {
        painter.setPen(QPen(colour(look::faint), mm(0.15)));
        painter.drawLine(at, at + QPointF(width, 0));
    }

    void rule()
    {
        const double x = left(indent, paperWidth - indent);
        const double width = mm(paperWidth - indent);
        const double height = mm(lineSpace);
        add(height, 0, [=, this](QPainter& painter, QPointF at) { line(painter, at + QPointF(x, height - mm(0.3)), width); });
    }

    /// A field for a number, before or after words.
    void amount(const QString& text, const QString& note, bool isBefore)
    {
        constexpr double fieldWidth = 14;
        constexpr double fieldHeight = 6.4;
        constexpr double gap = 3;
        const double from = isBefore ? indent + fieldWidth + gap : indent;
        const double width = isBefore ? paperWidth - from - 20 : 90;
        const auto label = set(text, atStart({textSize, false, colour(look::ink)}, text), width);
        const double labelX = left(from, width);
        const double fieldX = isBefore ? left(indent, fieldWidth) : left(indent + width + gap, fieldWidth);
        const auto code = set(note, {codeSize, false, colour(look::faint)}, 30);
        const double codeWidth = code.naturalWidth() / mm(1);
        const double codeX = left(from + label.naturalWidth() / mm(1) + 2, codeWidth);
        const double height = std::max(label.height(), mm(fieldHeight));
        add(height, 1.4, [=, this](QPainter& painter, QPointF at) {
            box(painter, at + QPointF(fieldX, 0), fieldWidth, fieldHeight);
            const double top = std::max(0.0, (mm(fieldHeight) - label.height()) / 2);
            label.draw(painter, at + QPointF(labelX, top), 0, label.lines());
            code.draw(painter, at + QPointF(codeX, top + (label.lineHeight() - code.lineHeight()) * 0.6), 0, 1);
        });
    }

    void field(const QString& low, const QString& high)
    {
        constexpr double fieldWidth = 40;
        constexpr double fieldHeight = 7.5;
        const double x = left(indent, fieldWidth);
        const auto ends = low.isEmpty() && high.isEmpty() ? QString() : low + QStringLiteral(" … ") + high;
        const double besides = paperWidth - indent - fieldWidth - 4;
        const auto words = set(ends, atStart({smallSize, false, colour(look::faint)}, ends), besides);
        const double wordsX = left(indent + fieldWidth + 4, besides);
        add(std::max(mm(fieldHeight), words.height()), 1.8, [=, this](QPainter& painter, QPointF at) {
            box(painter, at + QPointF(x, 0), fieldWidth, fieldHeight);
            words.draw(painter, at + QPointF(wordsX, (mm(fieldHeight) - words.lineHeight()) / 2), 0, words.lines());
        });
    }

    void date()
    {
        constexpr double side = 7;
        const auto words = set(m_paper.words.date, atStart({smallSize, false, colour(look::faint)}, m_paper.words.date), 60);
        // Dates are written from left to right in every language.
        const double x = left(indent, 8 * side + 6);
        const double wordsX = left(indent + 8 * side + 10, 60);
        add(mm(side), 1.8, [=, this](QPainter& painter, QPointF at) {
            for (int place = 0; place < 8; ++place)
                box(painter, at + QPointF(x + mm(place * side + (place >= 2 ? 3 : 0) + (place >= 4 ? 3 : 0)), 0), side, side);
            words.draw(painter, at + QPointF(wordsX, (mm(side) - words.lineHeight()) / 2), 0, 1);
        });
    }

    void row(const PaperQuestion& question)
    {
        constexpr double endWidth = 32;
        const double share = std::min(16.0, (paperWidth - indent - 2 * endWidth - 4) / double(question.boxes.size()));
        const bool hasEnds = !question.low.isEmpty() || !question.high.isEmpty();
        const double from = indent + (hasEnds ? endWidth + 2 : 0);
        auto endManner = TextManner{smallSize, false, colour(look::ink)};
        const auto high = set(question.high, atStart(endManner, question.high), endWidth);
        const double highX = left(from + share * double(question.boxes.size()) + 2, endWidth);
        const auto low = set(question.low, atStart(endManner, question.low), endWidth);
        const double lowX = left(indent, endWidth);
        std::vector<std::pair<double, SetText>> points;
        TextManner manner{smallSize, false, colour(look::ink)};
        manner.alignment = Alignment::Centre;
        for (std::size_t i = 0; i < question.boxes.size(); ++i)
            points.emplace_back(left(from + share * double(i), share), set(question.boxes[i].label, manner, share));
        const double lineHeight = points.empty() ? 0 : points.front().second.lineHeight();
        const double height = std::max({mm(boxSize + 0.8) + lineHeight, low.height(), high.height()});
        add(height, 1.8, [=, this](QPainter& painter, QPointF at) {
            low.draw(painter, at + QPointF(lowX, 0), 0, low.lines());
            high.draw(painter, at + QPointF(highX, 0), 0, high.lines());
            for (const auto& [x, label] : points) {
                label.draw(painter, at + QPointF(x, 0), 0, 1);
                box(painter, at + QPointF(x + mm((share - boxSize) / 2), lineHeight + mm(0.4)));
            }
        });
    }

    struct Columns {
        double rows = 0; ///< width of the rows' words
        double share = 0; ///< of each box
        double textSize = 8;
    };
    static double gapIn(double share) { return share > 12 ? 1.0 : 0.3; }

    /// So wide, and in letters so small, that no word above a box is broken, where that can be.
    Columns columnsOf(const PaperQuestion& question, double all) const
    {
        Columns columns;
        for (const double size : {8.0, 7.5, 7.0, 6.5, 6.0})
            for (const double rows : {columnOfRows, leastColumnOfRows}) {
                columns = {all * rows, std::min(24.0, all * (1 - rows) / double(question.boxes.size())), size};
                const double room = mm(columns.share - 2 * gapIn(columns.share));
                if (std::all_of(question.boxes.begin(), question.boxes.end(), [&](const PaperBox& each) {
                        return longestWord(Prose(each.label), {size, false, {}}, m_device) <= room;
                    }))
                    return columns;
            }
        return columns;
    }

    void table(const PaperQuestion& question)
    {
        if (question.boxes.empty())
            return;
        const double all = paperWidth - indent;
        const auto columns = columnsOf(question, all);
        const double rowsWidth = columns.rows;
        const double share = columns.share;
        const double used = rowsWidth + share * double(question.boxes.size());
        struct Head {
            double x;
            SetText label;
            SetText code;
        };
        std::vector<Head> heads;
        double labelHeight = 0;
        for (std::size_t i = 0; i < question.boxes.size(); ++i) {
            TextManner manner{columns.textSize, false, colour(look::ink)};
            manner.alignment = Alignment::Centre;
            TextManner faint{codeSize, false, colour(look::faint)};
            faint.alignment = Alignment::Centre;
            const double gap = gapIn(share);
            Head head{left(indent + rowsWidth + share * double(i) + gap, share - 2 * gap),
                      set(question.boxes[i].label, manner, share - 2 * gap), set(question.boxes[i].code, faint, share - 2 * gap)};
            labelHeight = std::max(labelHeight, head.label.height());
            heads.push_back(std::move(head));
        }
        const double codeHeight = heads.front().code.lineHeight();
        const double x = left(indent, used);
        const double width = mm(used);
        const double headHeight = labelHeight + codeHeight + mm(1);
        add(headHeight, 2, [=, this](QPainter& painter, QPointF at) {
            for (const auto& head : heads) {
                head.label.draw(painter, at + QPointF(head.x, labelHeight - head.label.height()), 0, head.label.lines());
                head.code.draw(painter, at + QPointF(head.x, labelHeight), 0, 1);
            }
            line(painter, at + QPointF(x, headHeight - mm(0.2)), width);
        });
        auto header = m_strips.back();
        header.keepWithNext = false;
        const auto repeated = std::make_shared<const std::vector<Strip>>(std::vector<Strip>{header});
        for (const auto& text : question.rows) {
            const auto label = set(text, atStart({9.5, false, colour(look::ink)}, text), rowsWidth - 3);
            const double labelX = left(indent, rowsWidth - 3);
            const double height = std::max(label.height(), mm(boxSize)) + mm(2.4);
            std::vector<double> at;
            for (std::size_t i = 0; i < question.boxes.size(); ++i)
                at.push_back(left(indent + rowsWidth + share * double(i) + (share - boxSize) / 2, boxSize));
            add(height, 0, [=, this](QPainter& painter, QPointF top) {
                label.draw(painter, top + QPointF(labelX, mm(1.2)), 0, label.lines());
                for (const auto boxX : at)
                    box(painter, top + QPointF(boxX, (height - mm(boxSize)) / 2));
                line(painter, top + QPointF(x, height - mm(0.1)), width);
            });
            m_strips.back().header = repeated;
        }
    }

    const PaperQuestionnaire& m_paper;
    QPaintDevice* m_device;
    std::vector<Strip> m_strips;
    std::function<void(QPainter&, QPointF)> m_pendingNumber;
    double m_pendingBefore = 0;
};

} // namespace

std::vector<Strip> paperStrips(const PaperQuestionnaire& questionnaire, QPaintDevice* device)
{
    // What the strips draw with outlives this function within them.
    const auto build = std::make_shared<Build>(questionnaire, device);
    auto strips = build->run();
    for (auto& strip : strips)
        strip.draw = [build, draw = std::move(strip.draw)](QPainter& painter, QPointF at) { draw(painter, at); };
    return strips;
}

} // namespace counterpoint::ui::pdf
