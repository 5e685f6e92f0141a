#include "ui/coding/answers_look.h"
#include "ui/support/palette.h"
#include <QPainter>
#include <QTextLayout>
#include <QWidget>
#include <cmath>

namespace counterpoint::ui {

namespace {
constexpr int room = 5;
constexpr int most = 8; ///< lines of an answer in the grid; all of it stands below
constexpr qsizetype mostWords = 100'000; ///< whose widths are remembered
constexpr int chipRoom = 6;
constexpr int chipGap = 4;
} // namespace

AnswersLook::AnswersLook(const AnswersModel& model, const QFont& reading, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_font(reading)
    , m_metrics(reading)
{
    setReadingFont(reading);
}

void AnswersLook::setReadingFont(const QFont& font)
{
    m_font = font;
    m_metrics = QFontMetricsF(font);
    m_space = m_metrics.horizontalAdvance(u' ');
    m_words.clear();
}

double AnswersLook::widthOf(QStringView word) const
{
    const auto known = m_words.constFind(QString::fromRawData(word.data(), word.size()));
    if (known != m_words.cend())
        return *known;
    if (m_words.size() > mostWords)
        m_words.clear();
    const auto own = word.toString();
    const double width = m_metrics.horizontalAdvance(own);
    m_words.insert(own, width);
    return width;
}

int AnswersLook::linesOf(const QString& text, int width) const
{
    int lines = 0;
    for (const auto paragraph : QStringView(text).split(u'\n')) {
        ++lines;
        double used = 0;
        for (const auto word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
            const double wide = widthOf(word);
            if (used > 0 && used + m_space + wide > width) {
                ++lines;
                used = 0;
            }
            // A word wider than the column goes on in as many lines as it needs.
            lines += int(wide / width);
            used += (used > 0 ? m_space : 0) + std::fmod(wide, width);
            if (lines >= most)
                return most;
        }
    }
    return std::max(lines, 1);
}

int AnswersLook::chipWidth(const AnswersModel::Chip& chip, int width) const
{
    return std::min(int(std::ceil(m_metrics.horizontalAdvance(chip.code->name))) + 2 * chipRoom, width);
}

int AnswersLook::chipRows(const std::vector<AnswersModel::Chip>& chips, int width) const
{
    int rows = chips.empty() ? 0 : 1;
    int used = 0;
    for (const auto& chip : chips) {
        const int wide = chipWidth(chip, width);
        if (used > 0 && used + wide > width) {
            ++rows;
            used = 0;
        }
        used += wide + chipGap;
    }
    return rows;
}

int AnswersLook::heightOf(int row, int answerWidth, int codesWidth) const
{
    const int text = int(std::ceil(linesOf(m_model.row(row).text, std::max(answerWidth - 2 * room, 20)) * m_metrics.lineSpacing()));
    const int chips = chipRows(m_model.chips(row), std::max(codesWidth - 2 * room, 20)) * (int(std::ceil(m_metrics.height())) + chipGap);
    return std::max(text, chips) + 2 * room;
}

QSize AnswersLook::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto text = index.data().toString();
    return {QFontMetrics(option.font).horizontalAdvance(text) + 2 * room, int(std::ceil(m_metrics.height())) + 2 * room};
}

void AnswersLook::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& answer = m_model.row(index.row());
    const bool selected = option.state & QStyle::State_Selected;
    const auto text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const auto quiet = selected ? text : quietText(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
    const int column = index.column();
    if (column == AnswersModel::Codes) {
        paintChips(*painter, option, index.row(), text);
    } else if (column == AnswersModel::Answer) {
        paintText(*painter, option, index.data().toString(), answer.isMissing || answer.text.isEmpty() ? quiet : text);
    } else if (column == AnswersModel::Respondent) {
        paintText(*painter, option, index.data().toString(), quiet);
    } else {
        const auto* category = m_model.closed()[std::size_t(column - AnswersModel::FirstVariable)].at(answer.response);
        if (!category && !selected)
            painter->fillRect(option.rect, QBrush(faintLine(option.palette), Qt::BDiagPattern)); // empty, as in the grid of responses
        else if (category)
            paintText(*painter, option, category->label, category->isMissing ? quiet : text);
    }
    painter->setPen(faintLine(option.palette));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

void AnswersLook::paintText(QPainter& painter, const QStyleOptionViewItem& option, const QString& text, const QColor& colour) const
{
    const auto inner = option.rect.adjusted(room, room, -room, -room);
    QTextLayout layout(QString(text).replace(u'\n', QChar::LineSeparator), m_font);
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    layout.beginLayout();
    painter.setPen(colour);
    double y = 0;
    const double spacing = m_metrics.lineSpacing();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(inner.width());
        line.setPosition({0, y});
        y += spacing;
        // The last line that there is room for says that the text goes on.
        if (y + spacing > inner.height() + 2 && line.textStart() + line.textLength() < text.size()) {
            const auto rest = text.mid(line.textStart()).simplified();
            layout.endLayout();
            for (int i = 0; i + 1 < layout.lineCount(); ++i)
                layout.lineAt(i).draw(&painter, inner.topLeft());
            painter.setFont(m_font);
            painter.drawText(QRectF(inner.left(), inner.top() + y - spacing, inner.width(), spacing), Qt::AlignLeft | Qt::AlignVCenter,
                             m_metrics.elidedText(rest, Qt::ElideRight, inner.width()));
            return;
        }
    }
    layout.endLayout();
    layout.draw(&painter, inner.topLeft());
}

void AnswersLook::paintChips(QPainter& painter, const QStyleOptionViewItem& option, int row, const QColor& colour) const
{
    const auto inner = option.rect.adjusted(room, room, -room, -room);
    const int height = int(std::ceil(m_metrics.height()));
    int x = inner.left();
    int y = inner.top();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    const bool selected = option.state & QStyle::State_Selected;
    for (const auto& chip : m_model.chips(row)) {
        const int wide = chipWidth(chip, inner.width());
        if (x > inner.left() && x + wide > inner.left() + inner.width()) {
            x = inner.left();
            y += height + chipGap;
        }
        const QColor hue(chip.code->colour);
        const QRectF place(x + 0.5, y + 0.5, wide - 1, height - 1);
        painter.setPen(QPen(stripe(hue, option.palette), 1, chip.isPart ? Qt::DashLine : Qt::SolidLine));
        // On a selected row the chip keeps its own ground, so that its colour and its name are seen.
        painter.setBrush(chip.isPart ? option.palette.color(QPalette::Base) : highlight(hue, option.palette));
        painter.drawRoundedRect(place, 4, 4);
        painter.setPen(selected ? option.palette.color(QPalette::Text) : colour);
        painter.drawText(place.adjusted(chipRoom - 1, 0, -chipRoom + 2, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         m_metrics.elidedText(chip.code->name, Qt::ElideRight, wide - 2 * chipRoom + 2));
        x += wide + chipGap;
    }
}

} // namespace counterpoint::ui
