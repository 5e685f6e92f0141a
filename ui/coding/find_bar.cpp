#include "ui/coding/find_bar.h"
#include "ui/coding/open_source.h"
#include "ui/coding/query_field.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace counterpoint::ui {

FindBar::FindBar(TextView& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_query(new QueryField(QStringLiteral("find")))
{
    named(this, "findBar", tr("Search in this text"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_query, 1);
    const auto button = [&](const char* name, const char* iconName, const QString& label, bool words) {
        auto* made = named(new QToolButton, name, label);
        made->setIcon(icon(iconName));
        made->setToolTip(label);
        made->setAutoRaise(true);
        if (words) {
            made->setText(label);
            made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        }
        row->addWidget(made);
        return made;
    };
    auto* previous = button("findPrevious", "go-up", tr("Previous hit (Shift+Enter)"), false);
    auto* next = button("findNext", "go-down", tr("Next hit (Enter)"), false);
    m_codeAll = button("findCodeAll", "tag", tr("Code all hits…"), true);
    auto* everywhere = button("findEverywhere", "edit-find", tr("All sources"), true);
    auto* gone = button("findClose", "window-close", tr("Close the search (Escape)"), false);
    connect(m_query, &QueryField::changed, this, &FindBar::search);
    connect(m_query, &QueryField::next, this, [this] { go(1); });
    connect(m_query, &QueryField::previous, this, [this] { go(-1); });
    connect(m_query, &QueryField::closed, this, &FindBar::close);
    connect(previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(next, &QToolButton::clicked, this, [this] { go(1); });
    connect(m_codeAll, &QToolButton::clicked, this, &FindBar::codeAllWanted);
    connect(everywhere, &QToolButton::clicked, this, &FindBar::allSourcesWanted);
    connect(gone, &QToolButton::clicked, this, &FindBar::close);
    hide();
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

void FindBar::search()
{
    m_hits.clear();
    const auto query = m_query->query();
    if (!m_source || query.pattern.isEmpty()) {
        m_query->say({}, false);
        m_text.setHits({});
        m_codeAll->setEnabled(false);
        return;
    }
    const auto found = findInText(m_source->text, m_source->index, query);
    if (found)
        m_hits = *found;
    m_query->say(found ? tr("%n hit(s)", nullptr, int(m_hits.size())) : found.error().message, !found);
    m_codeAll->setEnabled(!m_hits.empty());
    std::vector<std::pair<int, int>> places;
    for (const auto& hit : m_hits)
        places.emplace_back(m_source->toUtf16(hit.start), m_source->toUtf16(hit.end));
    m_text.setHits(places);
    const auto cursor = m_text.textCursor().selectionStart();
    const auto next = std::lower_bound(places.begin(), places.end(), std::pair(cursor, 0));
    if (!places.empty())
        m_text.showSpan(next == places.end() ? places.front().first : next->first,
                        next == places.end() ? places.front().second : next->second);
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
