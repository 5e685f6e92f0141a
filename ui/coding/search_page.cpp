#include "ui/coding/search_page.h"
#include "core/coding/source_search.h"
#include "core/project/project.h"
#include "ui/coding/place_list.h"
#include "ui/coding/query_field.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSet>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr qsizetype context = 90;
constexpr int pauseInTyping = 120; // ms
} // namespace

SearchPage::SearchPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_query(new QueryField(QStringLiteral("search")))
    , m_codeAll(named(new QToolButton, "searchCodeAll", tr("Code all hits…")))
    , m_list(named(new PlaceList, "searchHits", tr("Hits in all sources")))
    , m_soon(new QTimer(this))
{
    auto* back = named(new QToolButton, "searchBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    m_codeAll->setText(tr("Code all hits…"));
    m_codeAll->setIcon(icon("tag"));
    m_codeAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_codeAll->setAutoRaise(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(back);
    bar->addWidget(m_query, 1);
    bar->addWidget(m_codeAll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_list, 1);
    m_soon->setSingleShot(true);
    m_soon->setInterval(pauseInTyping);
    connect(m_soon, &QTimer::timeout, this, &SearchPage::search);
    connect(m_query, &QueryField::changed, m_soon, qOverload<>(&QTimer::start));
    connect(m_query, &QueryField::next, m_list, [this] { m_list->setFocus(); });
    connect(m_query, &QueryField::closed, this, &SearchPage::left);
    connect(back, &QToolButton::clicked, this, &SearchPage::left);
    connect(m_list, &PlaceList::chosen, this, &SearchPage::chosen);
    connect(m_codeAll, &QToolButton::clicked, this, [this] {
        std::vector<PassageToCode> passages;
        for (const auto& row : m_list->rows())
            passages.push_back({row.source, row.span});
        Q_EMIT codeAllWanted(passages);
    });
    search();
}

void SearchPage::start(const QString& seed)
{
    if (!seed.isEmpty())
        m_query->setText(seed);
    m_query->focusField();
    search();
}

void SearchPage::refresh(const Changes& changes)
{
    if (isVisible() && changes.touchesAny(Entity::Source, Entity::Speaker, Entity::Case))
        search();
}

QRect SearchPage::besideField() const { return {m_query->mapToGlobal(QPoint(0, 0)), m_query->size()}; }

void SearchPage::search()
{
    const auto query = m_query->query();
    std::vector<PlaceRow> rows;
    QSet<qlonglong> sources;
    if (!query.pattern.isEmpty()) {
        SearchScope scope;
        if (settings::participantsOnly())
            scope.speech = SearchScope::Speech::WithoutInterviewers;
        const auto hits = m_session.project().read([&](const Read& db) { return search::everywhere(db, query, context, scope); });
        if (!hits) {
            m_query->say(hits.error().message, true);
        } else {
            for (const auto& hit : *hits) {
                sources.insert(hit.source.value());
                const auto where = hit.speaker.isEmpty() ? hit.sourceName : hit.sourceName + QStringLiteral(" · ") + hit.speaker;
                rows.push_back({hit.source, hit.span, {}, where, {}, hit.before, hit.text, hit.after, {}, {}});
            }
            m_query->say((settings::participantsOnly() ? tr("%1 in %2, without interviewers") : tr("%1 in %2"))
                             .arg(tr("%n hit(s)", nullptr, int(rows.size())), tr("%n source(s)", nullptr, int(sources.size()))),
                         false);
        }
    } else {
        m_query->say({}, false);
    }
    m_codeAll->setEnabled(!rows.empty() && !m_session.project().isReadOnly());
    m_list->setRows(std::move(rows));
}

void SearchPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
