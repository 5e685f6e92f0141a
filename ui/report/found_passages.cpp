#include "ui/report/found_passages.h"
#include "core/project/project.h"
#include "ui/report/passage_list.h"
#include "ui/report/passage_rows.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {
constexpr int pause = 250; ///< ms without a letter, after which is searched
constexpr qsizetype context = 400; ///< characters, in which the sentence around a hit is looked for
constexpr qsizetype mostHits = 2000;
} // namespace

FoundPassages::FoundPassages(Session& session, QWidget* parent)
    : ChooserPage(parent)
    , m_session(session)
    , m_pattern(named(new QLineEdit, "evidenceSearch", tr("Search all texts")))
    , m_found(new QLabel)
    , m_passages(named(new PassageList, "foundPassages", tr("Passages found")))
    , m_pause(new QTimer(this))
{
    m_pattern->setPlaceholderText(tr("Words in the texts"));
    m_pattern->setClearButtonEnabled(true);
    m_found->setWordWrap(true);
    m_found->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_pattern);
    column->addWidget(m_found);
    column->addWidget(m_passages, 1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &FoundPassages::search);
    connect(m_pattern, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pattern, &QLineEdit::returnPressed, this, [this] {
        m_pause->stop();
        search();
        m_passages->setFocus();
    });
    connect(m_passages, &PassageList::selectionTouched, this, &ChooserPage::selectionTouched);
    connect(m_passages, &PassageList::wanted, this, &ChooserPage::wanted);
    search();
}

std::vector<EvidenceChoice> FoundPassages::chosen() const { return m_passages->chosen(); }

void FoundPassages::setEvidence(const std::vector<Evidence>& pieces)
{
    m_evidence = pieces;
    fill();
}

void FoundPassages::reread(const Changes& changes)
{
    if (changes.touchesAny(Entity::Source, Entity::Speaker, Entity::Case))
        search();
}

void FoundPassages::search()
{
    m_hits.clear();
    QString words = tr("Every sentence in which the words stand can become evidence, coded or not.");
    if (const auto typed = m_pattern->text(); !typed.trimmed().isEmpty()) {
        SearchQuery query;
        query.pattern = typed;
        query.limit = mostHits;
        const auto hits = m_session.project().read([&](const Read& db) { return search::everywhere(db, query, context); });
        if (hits)
            m_hits = *hits;
        words = !hits            ? hits.error().message
            : m_hits.empty()     ? tr("No text has these words.")
            : m_hits.size() == 1 ? tr("Found once")
                                 : tr("Found %1 times").arg(m_hits.size());
    }
    m_found->setText(words);
    fill();
}

void FoundPassages::fill() { m_passages->setRows(rowsOf(m_hits, m_evidence)); }

} // namespace counterpoint::ui
