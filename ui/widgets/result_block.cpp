#include "ui/widgets/result_block.h"
#include "ui/support/palette.h"
#include "ui/widgets/figure_view.h"
#include "ui/widgets/result_table_view.h"
#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace counterpoint::ui {

ResultBlock::ResultBlock(QWidget* parent)
    : QWidget(parent)
    , m_section(new QLabel)
    , m_title(new QLabel)
    , m_n(new QLabel)
    , m_notes(new QLabel)
    , m_table(new ResultTableView)
{
    for (auto* label : {m_section, m_title, m_n, m_notes}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_section->setObjectName(QStringLiteral("resultSection"));
    m_section->hide();
    m_title->setObjectName(QStringLiteral("resultTitle"));
    m_n->setObjectName(QStringLiteral("resultN"));
    m_notes->setObjectName(QStringLiteral("resultNotes"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_section);
    column->addWidget(m_title);
    column->addWidget(m_n);
    column->addWidget(m_table, 0, Qt::AlignLeft);
    column->addWidget(m_notes);
    setColours();
}

void ResultBlock::setTable(const ResultTable& table)
{
    m_title->setText(table.title);
    m_n->setText(table.nText());
    QStringList sentences = table.notes;
    if (!table.method.isEmpty())
        sentences << table.method;
    m_notes->setText(sentences.join(u'\n'));
    m_notes->setVisible(!sentences.isEmpty());
    m_table->setTable(table);
}

void ResultBlock::setSection(const QString& heading)
{
    m_section->setText(heading);
    m_section->setVisible(!heading.isEmpty());
}

void ResultBlock::setFigures(const std::vector<figure::Drawing>& drawings)
{
    while (m_figures.size() > drawings.size()) {
        delete m_figures.back();
        m_figures.pop_back();
    }
    while (m_figures.size() < drawings.size()) {
        m_figures.push_back(new FigureView);
        m_figures.back()->QWidget::addActions(m_actions);
        static_cast<QVBoxLayout*>(layout())->addWidget(m_figures.back(), 0, Qt::AlignLeft);
    }
    for (std::size_t i = 0; i < drawings.size(); ++i)
        m_figures[i]->setDrawing(drawings[i]);
}

void ResultBlock::setResultActions(const QList<QAction*>& actions)
{
    m_actions = actions;
    m_table->addActions(actions);
    for (auto* view : m_figures)
        view->QWidget::addActions(actions);
}

void ResultBlock::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_table->setRoom(width());
}

void ResultBlock::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        setColours();
}

void ResultBlock::setColours()
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_section->setFont(bold);
    auto colours = palette();
    const auto quiet = quietText(colours);
    colours.setColor(QPalette::WindowText, quiet);
    colours.setColor(QPalette::Text, quiet);
    m_n->setPalette(colours);
    m_notes->setPalette(colours);
}

} // namespace counterpoint::ui
