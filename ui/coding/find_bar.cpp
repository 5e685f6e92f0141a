#include "ui/coding/find_bar.h"
#include "ui/coding/open_source.h"
#include "ui/coding/search_field.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

FindBar::FindBar(TextView& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_query(new SearchField(QStringLiteral("find")))
    , m_rows(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_buttons(new QWidget)
    , m_replaceRow(new QWidget)
    , m_replacement(named(new QLineEdit, "replaceWith", tr("Replace by")))
{
    named(this, "findBar", tr("Search in this text"));
    auto* previous = button("findPrevious", "go-up", tr("Previous hit (Shift+Enter)"), false);
    auto* next = button("findNext", "go-down", tr("Next hit (Enter)"), false);
    m_replace = button("findReplace", "edit-rename", tr("Replace…"), true);
    m_replace->setCheckable(true);
    m_codeAll = button("findCodeAll", "tag", tr("Code all hits…"), true);
    auto* everywhere = button("findEverywhere", "edit-find", tr("All sources"), true);
    auto* gone = button("findClose", "window-close", tr("Close the search (Escape)"), false);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    for (auto* each : {previous, next, m_replace, m_codeAll, everywhere})
        row->addWidget(each);
    row->addStretch(1);
    row->addWidget(gone);
    m_rows->addWidget(m_query, 1);
    m_rows->addWidget(m_buttons);
    buildReplaceRow();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addLayout(m_rows);
    column->addWidget(m_replaceRow);
    connect(m_query, &SearchField::changed, this, &FindBar::search);
    connect(m_query, &SearchField::next, this, [this] { go(1); });
    connect(m_query, &SearchField::previous, this, [this] { go(-1); });
    connect(m_query, &SearchField::closed, this, &FindBar::close);
    connect(previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_replace, &QToolButton::toggled, this, &FindBar::showReplace);
    connect(m_codeAll, &QToolButton::clicked, this, &FindBar::codeAllWanted);
    connect(everywhere, &QToolButton::clicked, this, &FindBar::allSourcesWanted);
    connect(gone, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

QToolButton* FindBar::button(const char* name, const char* iconName, const QString& label, bool words)
{
    auto* made = named(new QToolButton, name, label);
    made->setIcon(icon(iconName));
    made->setToolTip(label);
    made->setAutoRaise(true);
    if (words) {
        made->setText(label);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        m_worded.push_back(made);
    }
    return made;
}

void FindBar::buildReplaceRow()
{
    m_replacement->setPlaceholderText(tr("Replace by"));
    m_replacement->setToolTip(tr("What to write in the place of a hit; nothing: the hit is deleted. Codings follow."));
    m_replaceOne = button("replaceOne", "edit-rename", tr("Replace"), true);
    m_replaceAll = button("replaceAll", "edit-rename", {}, true);
    m_replaceAll->setAccessibleName(tr("Replace all"));
    auto* row = new QHBoxLayout(m_replaceRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_replacement, 1);
    row->addWidget(m_replaceOne);
    row->addWidget(m_replaceAll);
    m_replaceRow->hide();
    connect(m_replacement, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(m_replaceOne, &QToolButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QToolButton::clicked, this, [this] { replace(std::vector(m_hits)); });
}

int FindBar::widthInOneRow(Qt::ToolButtonStyle style) const
{
    int width = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (auto* each : m_buttons->findChildren<QToolButton*>())
        if (!each->isHidden())
            width += each->iconSize().width() + 8 + m_buttons->layout()->spacing();
    for (auto* each : m_worded)
        if (style != Qt::ToolButtonIconOnly && each->parent() == m_buttons && !each->isHidden())
            width += each->fontMetrics().horizontalAdvance(each->text()) + 12;
    return width;
}

/// Words beside the field where there is room; else below it; else the pictures alone, which have their words as tips.
void FindBar::fitWidth()
{
    const int withWords = widthInOneRow(Qt::ToolButtonTextBesideIcon);
    const bool besides = withWords + m_query->minimumSizeHint().width() + m_rows->spacing() <= width();
    m_rows->setDirection(besides ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const auto style = besides || withWords <= width() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    for (auto* each : m_worded)
        each->setToolButtonStyle(style);
}

/// The bar never makes the text wider than it is: it breaks into rows.
QSize FindBar::minimumSizeHint() const
{
    const auto margins = layout()->contentsMargins();
    return {std::max(m_query->minimumSizeHint().width() + margins.left() + margins.right(), widthInOneRow(Qt::ToolButtonIconOnly)),
            layout()->minimumSize().height()};
}

void FindBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitWidth();
}

void FindBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitWidth();
}

void FindBar::setCanReplace(bool can) { m_replace->setVisible(can); }

void FindBar::showReplace(bool shown)
{
    m_replace->setChecked(shown);
    m_replaceRow->setVisible(shown);
}

void FindBar::replaceOne()
{
    const auto cursor = m_text.textCursor();
    const auto selected = m_source ? m_source->toSpan(cursor.selectionStart(), cursor.selectionEnd()) : TextSpan();
    if (!selected.isEmpty() && std::binary_search(m_hits.begin(), m_hits.end(), selected))
        replace({selected});
    go(1);
}

void FindBar::replace(const std::vector<TextSpan>& spans)
{
    Q_EMIT replaceWanted(spans, m_replacement->text());
    // Undo is now for the text, not for what was typed here.
    m_replacement->setText(m_replacement->text());
}

void FindBar::start(const QString& seed)
{
    show();
    if (!seed.isEmpty())
        m_query->setText(seed);
    m_query->focusField();
    search();
}

void FindBar::close()
{
    hide();
    m_hits.clear();
    m_text.setHits({});
    m_text.setFocus();
}

void FindBar::setSource(const OpenSource* source)
{
    m_source = source;
    if (isVisible())
        search();
}

void FindBar::sourceChanged()
{
    if (isVisible())
        find();
}

void FindBar::find()
{
    m_hits.clear();
    const auto query = m_query->query();
    std::vector<std::pair<int, int>> places;
    if (m_source && !query.pattern.isEmpty()) {
        const auto found = findInText(m_source->text, m_source->index, query);
        if (found)
            m_hits = *found;
        m_query->say(found ? tr("%n hit(s)", nullptr, int(m_hits.size())) : found.error().message, !found);
        for (const auto& hit : m_hits)
            places.emplace_back(m_source->toUtf16(hit.start), m_source->toUtf16(hit.end));
    } else {
        m_query->say({}, false);
    }
    m_text.setHits(std::move(places));
    const bool any = !m_hits.empty();
    m_codeAll->setEnabled(any);
    m_replaceOne->setEnabled(any);
    m_replaceAll->setEnabled(any);
    m_replaceAll->setText(any ? tr("Replace all (%1)").arg(m_hits.size()) : tr("Replace all"));
    m_replaceAll->setToolTip(tr("Replaces every hit in this text, as one step"));
}

void FindBar::search()
{
    find();
    if (m_hits.empty())
        return;
    const auto cursor = m_source->index.toCodePoint(m_text.textCursor().selectionStart());
    const auto next = std::lower_bound(m_hits.begin(), m_hits.end(), TextSpan{cursor, 0});
    const auto& shown = next == m_hits.end() ? m_hits.front() : *next;
    m_text.showSpan(m_source->toUtf16(shown.start), m_source->toUtf16(shown.end));
}

void FindBar::go(int step)
{
    if (m_hits.empty())
        return;
    const auto cursor = m_text.textCursor();
    const auto at = m_source->index.toCodePoint(step > 0 ? cursor.selectionEnd() : cursor.selectionStart());
    auto hit = step > 0 ? std::find_if(m_hits.begin(), m_hits.end(), [at](TextSpan span) { return span.start >= at; })
                        : std::find_if(m_hits.rbegin(), m_hits.rend(), [at](TextSpan span) { return span.start < at; }).base();
    if (step > 0 && hit == m_hits.end())
        hit = m_hits.begin();
    if (step < 0)
        hit = std::prev(hit == m_hits.begin() ? m_hits.end() : hit);
    const int from = m_source->toUtf16(hit->start);
    const int to = m_source->toUtf16(hit->end);
    m_text.select(from, to);
    m_text.showSpan(from, to);
    m_query->say(tr("%1 of %2").arg(hit - m_hits.begin() + 1).arg(m_hits.size()), false);
}

} // namespace counterpoint::ui
