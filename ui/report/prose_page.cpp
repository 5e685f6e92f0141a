#include "ui/report/prose_page.h"
#include "ui/report/prose_field.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QFontMetrics>
#include <QFormLayout>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int room = 16;
constexpr int widestCharacters = 84; ///< of a line of text to be read
constexpr int widestStacked = 48; ///< letters beside each other
} // namespace

ProsePage::ProsePage(const char* objectName, const QString& title, QWidget* parent)
    : QScrollArea(parent)
{
    named(this, objectName, title);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget;
    inner->setMaximumWidth(QFontMetrics(settings::readingFont()).averageCharWidth() * widestCharacters);
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(room, room, room, room);
    m_column->setSpacing(room);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(inner, 1000);
    row->addStretch(1);
    setWidget(page);
}

void ProsePage::resizeEvent(QResizeEvent* event)
{
    const bool isNarrow = viewport()->width() < fontMetrics().averageCharWidth() * widestStacked;
    for (auto* form : findChildren<QFormLayout*>())
        form->setRowWrapPolicy(isNarrow ? QFormLayout::WrapAllRows : QFormLayout::DontWrapRows);
    QScrollArea::resizeEvent(event);
}

void ProsePage::follow(ProseField* field)
{
    connect(field, &ProseField::cursorMoved, this, [this, field](const QRect& where) {
        const auto at = field->mapTo(widget(), where.center());
        ensureVisible(at.x(), at.y(), 0, where.height() + room);
    });
}

} // namespace counterpoint::ui
