#include "ui/coding/search_page.h"
#include "core/project/project.h"
#include "ui/coding/blind.h"
#include "ui/coding/passage_tree.h"
#include "ui/coding/place_list.h"
#include "ui/coding/search_field.h"
#include "ui/coding/search_run.h"
#include "ui/coding/search_scope_bar.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/error_line.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr qsizetype context = 200;
constexpr int pauseInTyping = 60; // ms
constexpr qsizetype mostHits = 20'000; ///< that are shown
constexpr std::size_t mostRecent = 15;

template <class Button>
Button* flat(Button* button, const char* image, const QString& tip)
{
    button->setIcon(icon(image));
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}
} // namespace

SearchPage::SearchPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_query(new SearchField(QStringLiteral("search")))
    , m_scope(new SearchScopeBar)
    , m_recentButton(flat(named(new QToolButton, "searchRecent", tr("Searches of before")), "view-history", tr("Searches of before")))
    , m_recentMenu(new QMenu(m_recentButton))
    , m_codeAll(named(new QToolButton, "searchCodeAll", tr("Code what is found…")))
    , m_found(named(new QLabel, "searchCount", tr("Found")))
    , m_wrong(new ErrorLine("searchWrong"))
    , m_tree(named(new PassageTree, "searchHits", tr("Hits in all sources")))
    , m_run(new SearchRun(session, this))
    , m_soon(new QTimer(this))
{
    auto* back = flat(named(new QToolButton, "searchBack", tr("Back to the text")), "go-previous", tr("Back to the text (Escape)"));
    connect(back, &QToolButton::clicked, this, &SearchPage::left);
    m_recentButton->setPopupMode(QToolButton::InstantPopup);
    m_recentButton->setMenu(m_recentMenu);
    m_codeAll->setText(tr("&Code what is found…"));
    m_codeAll->setToolTip(tr("Code the hits, or the sentences, paragraphs or turns around them, after a look at them (Alt+C)"));
    m_codeAll->setShortcut(QKeySequence(QStringLiteral("Alt+C")));
    m_codeAll->setIcon(icon("tag"));
    m_codeAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 0);
    bar->addWidget(back);
    bar->addWidget(m_query, 1);
    bar->addWidget(m_recentButton);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(8, 4, 8, 4);
    below->addWidget(m_scope, 1);
    below->addWidget(m_codeAll);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    m_found->setContentsMargins(8, 0, 8, 4);
    m_wrong->setContentsMargins(8, 0, 8, 4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addLayout(below);
    column->addWidget(m_wrong);
    column->addWidget(m_found);
    column->addWidget(m_tree, 1);
    m_soon->setSingleShot(true);
    m_soon->setInterval(pauseInTyping);
    connectParts();
    search();
}

void SearchPage::connectParts()
{
    connect(m_soon, &QTimer::timeout, this, &SearchPage::search);
    connect(m_query, &SearchField::changed, m_soon, qOverload<>(&QTimer::start));
    connect(m_scope, &SearchScopeBar::changed, this, &SearchPage::search);
    const auto goDown = [this] {
        remember();
        m_tree->enter();
    };
    connect(m_query, &SearchField::next, this, goDown);
    connect(m_query, &SearchField::down, this, goDown);
    connect(m_query, &SearchField::closed, this, &SearchPage::left);
    connect(m_tree, &PassageTree::chosen, this, [this](const PlaceRow& row) {
        remember();
        m_lastChosen = row.text;
        Q_EMIT chosen(row);
    });
    connect(m_run, &SearchRun::found, this, &SearchPage::take);
    connect(m_run, &SearchRun::finished, this, &SearchPage::end);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &SearchPage::fillRecent);
    connect(m_codeAll, &QToolButton::clicked, this, [this] {
        remember();
        Q_EMIT codeWanted();
    });
}

SearchQuery SearchPage::query() const { return m_query->query(); }

SearchScope SearchPage::scope() const
{
    auto scope = m_scope->scope();
    if (settings::participantsOnly() && scope.speech == SearchScope::Speech::Everyone)
        scope.speech = SearchScope::Speech::WithoutInterviewers;
    scope.codedBy = seenCoder(m_session);
    return scope;
}

QWidget* SearchPage::codeButton() const { return m_codeAll; }

void SearchPage::start(const QString& seed)
{
    readSources();
    // Coming back from a hit, its words are selected in the text: what was searched for stays.
    if (!seed.isEmpty() && seed != m_lastChosen)
        m_query->setText(seed);
    m_query->focusField();
    search();
}

void SearchPage::refresh(const Changes& changes)
{
    if (!isVisible())
        return;
    if (changes.touches(Entity::Source))
        readSources();
    const bool countsCodings = m_scope->scope().coded != SearchScope::Coded::Either;
    if (changes.touchesAny(Entity::Source, Entity::Speaker, Entity::Case)
        || (countsCodings && changes.touchesAny(Entity::Coding, Entity::Coder)))
        search();
}

void SearchPage::readSources()
{
    if (const auto sources = m_session.project().read([](const Read& db) { return sources::uncounted(db); }))
        m_scope->setSources(*sources);
}

void SearchPage::search()
{
    m_soon->stop();
    m_hits = m_sources = 0;
    m_isFresh = true;
    auto query = m_query->query();
    query.limit = mostHits;
    const auto usable = query.pattern.trimmed().isEmpty() ? Result<>() : checkQuery(query);
    m_query->say({}, !usable);
    if (!usable || query.pattern.trimmed().isEmpty()) {
        m_run->cancel();
        end(usable ? QString() : usable.error().message);
        return;
    }
    m_wrong->setSentence({});
    m_run->start(query, scope(), context);
}

void SearchPage::take(const std::vector<SearchHit>& hits)
{
    std::vector<PassageGroup> groups;
    for (const auto& hit : hits) {
        if (groups.empty() || groups.back().key != hit.source.value())
            groups.push_back({hit.source.value(), hit.sourceName, {}, {}});
        groups.back().passages.push_back({hit.source, hit.span, hit.speaker, hit.before, hit.text, hit.after, TreePassage::Tick::None});
    }
    m_hits += int(hits.size());
    m_sources += int(groups.size());
    if (std::exchange(m_isFresh, false))
        m_tree->setGroups(std::move(groups));
    else
        for (auto& group : groups)
            m_tree->append(std::move(group));
    sayFound(false);
}

void SearchPage::end(const QString& trouble)
{
    m_wrong->setSentence(trouble);
    if (std::exchange(m_isFresh, false))
        m_tree->setGroups({});
    sayFound(true);
    m_codeAll->setEnabled(m_hits > 0 && trouble.isEmpty() && !m_session.project().isReadOnly());
}

void SearchPage::sayFound(bool isDone)
{
    const auto pattern = m_query->query().pattern.trimmed();
    const auto count = (settings::participantsOnly() ? tr("%1 in %2, without interviewers") : tr("%1 in %2"))
                           .arg(tr("%n hit(s)", nullptr, m_hits), tr("%n source(s)", nullptr, m_sources));
    m_found->setText(pattern.isEmpty()        ? tr("Words are found as they stand, in all texts, while you type.")
                         : m_hits >= mostHits ? tr("The first %1; there are more. Type more letters to see fewer.").arg(count)
                         : isDone             ? count
                                              : tr("%1 so far…").arg(count));
    m_found->setVisible(m_wrong->text().isEmpty());
}

void SearchPage::remember()
{
    auto query = m_query->query();
    query.pattern = query.pattern.trimmed();
    if (query.pattern.isEmpty() || m_hits == 0)
        return;
    std::erase(m_recent, query);
    m_recent.push_front(query);
    if (m_recent.size() > mostRecent)
        m_recent.pop_back();
}

void SearchPage::fillRecent()
{
    m_recentMenu->clear();
    for (const auto& query : m_recent) {
        auto text = query.pattern;
        if (query.regularExpression)
            text += tr(" (regular expression)");
        connect(m_recentMenu->addAction(text.replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this, [this, query] {
            m_query->setQuery(query);
            m_query->focusField();
        });
    }
    if (m_recent.empty())
        m_recentMenu->addAction(tr("Nothing searched for yet"))->setEnabled(false);
}

void SearchPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_tree->hasFocus())
        m_query->focusField();
    else
        Q_EMIT left();
}

} // namespace counterpoint::ui
