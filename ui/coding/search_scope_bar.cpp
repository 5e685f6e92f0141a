#include "ui/coding/search_scope_bar.h"
#include "ui/coding/tick_chooser.h"
#include "ui/support/named.h"
#include "ui/widgets/flow_layout.h"
#include <QComboBox>
#include <QSignalBlocker>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr qlonglong someSources = -100; ///< those that are ticked; strands are -1 and below, sources above 0

const std::pair<Strand, const char*> strands[] = {
    {Strand::Interviews, QT_TRANSLATE_NOOP("counterpoint::ui::SearchScopeBar", "Interviews")},
    {Strand::FocusGroups, QT_TRANSLATE_NOOP("counterpoint::ui::SearchScopeBar", "Focus groups")},
    {Strand::Survey, QT_TRANSLATE_NOOP("counterpoint::ui::SearchScopeBar", "Survey answers")},
    {Strand::Documents, QT_TRANSLATE_NOOP("counterpoint::ui::SearchScopeBar", "Documents")},
};

} // namespace

SearchScopeBar::SearchScopeBar(QWidget* parent)
    : QWidget(parent)
    , m_speech(named(new QComboBox, "searchWho", tr("Whose words")))
    , m_where(named(new QComboBox, "searchWhere", tr("In which sources")))
    , m_coded(named(new QComboBox, "searchCoded", tr("Coded or not")))
    , m_chooser(
          new TickChooser(QStringLiteral("searchSources"), {tr("Which sources are searched"), tr("Find a source"), tr("Sources")}, this))
{
    m_speech->addItems({tr("Everyone’s words"), tr("Without interviewers"), tr("Only interviewers")});
    m_coded->addItems({tr("Coded or not"), tr("Coded already"), tr("Not coded yet")});
    auto* row = new FlowLayout(this); // large letters need a second line
    row->setContentsMargins(0, 0, 0, 0);
    for (auto* box : {m_speech, m_where, m_coded}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &SearchScopeBar::changed);
    }
    connect(m_where, &QComboBox::activated, this, &SearchScopeBar::chosenWhere);
    connect(m_chooser, &TickChooser::changed, this, [this](const std::vector<qint64>& ticked) {
        m_some = ticked;
        sayChosen();
        Q_EMIT changed();
    });
    setSources({});
}

void SearchScopeBar::setSources(const std::vector<Source>& sources)
{
    m_sources = sources;
    std::erase_if(m_some, [&](qint64 id) {
        return std::none_of(sources.begin(), sources.end(), [id](const Source& source) { return source.id.value() == id; });
    });
    const QSignalBlocker quiet(m_where);
    const auto chosen = m_where->currentData();
    m_where->clear();
    m_where->addItem(tr("All sources"));
    // A strand is told from a source by its sign.
    for (const auto& [strand, name] : strands)
        if (std::any_of(sources.begin(), sources.end(), [s = strand](const Source& source) { return source.strand == s; }))
            m_where->addItem(tr(name), qlonglong(-1 - qlonglong(strand)));
    if (sources.size() > 2)
        m_where->addItem(QString(), someSources);
    for (const auto& source : sources)
        m_where->addItem(source.name, qlonglong(source.id.value()));
    m_where->setCurrentIndex(std::max(0, chosen.isValid() ? m_where->findData(chosen) : 0));
    sayChosen();
}

void SearchScopeBar::sayChosen()
{
    if (const int place = m_where->findData(someSources); place >= 0)
        m_where->setItemText(place, m_some.empty() ? tr("Several sources…") : tr("%n chosen source(s)…", nullptr, int(m_some.size())));
}

void SearchScopeBar::chosenWhere()
{
    if (m_where->currentData().toLongLong() != someSources)
        return;
    std::vector<TickChooser::Thing> things;
    for (const auto& source : m_sources)
        things.push_back({source.id.value(), source.name});
    m_chooser->ask(things, m_some, {m_where->mapToGlobal(QPoint(0, 0)), m_where->size()});
}

SearchScope SearchScopeBar::scope() const
{
    SearchScope scope;
    scope.speech = SearchScope::Speech(m_speech->currentIndex());
    scope.coded = SearchScope::Coded(m_coded->currentIndex());
    if (const auto where = m_where->currentData().toLongLong(); where == someSources)
        scope.sources = std::vector<SourceId>(m_some.begin(), m_some.end());
    else if (where > 0)
        scope.sources = {SourceId(where)};
    else if (where < 0)
        scope.strand = Strand(-1 - where);
    return scope;
}

} // namespace counterpoint::ui
