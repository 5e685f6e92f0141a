#include "ui/coding/search_scope_bar.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int shortest = 12; // characters that a choice may shrink to

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
{
    m_speech->addItems({tr("Everyone’s words"), tr("Without interviewers"), tr("Only interviewers")});
    m_coded->addItems({tr("Coded or not"), tr("Coded already"), tr("Not coded yet")});
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (auto* box : {m_speech, m_where, m_coded}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(shortest);
        row->addWidget(box, 1);
        connect(box, &QComboBox::currentIndexChanged, this, &SearchScopeBar::changed);
    }
    setSources({});
}

void SearchScopeBar::setSources(const std::vector<Source>& sources)
{
    const QSignalBlocker quiet(m_where);
    const auto chosen = m_where->currentData();
    m_where->clear();
    m_where->addItem(tr("All sources"));
    // A strand is told from a source by its sign.
    for (const auto& [strand, name] : strands)
        if (std::any_of(sources.begin(), sources.end(), [s = strand](const Source& source) { return source.strand == s; }))
            m_where->addItem(tr(name), qlonglong(-1 - qlonglong(strand)));
    for (const auto& source : sources)
        m_where->addItem(source.name, qlonglong(source.id.value()));
    m_where->setCurrentIndex(std::max(0, chosen.isValid() ? m_where->findData(chosen) : 0));
}

SearchScope SearchScopeBar::scope() const
{
    SearchScope scope;
    scope.speech = SearchScope::Speech(m_speech->currentIndex());
    scope.coded = SearchScope::Coded(m_coded->currentIndex());
    if (const auto where = m_where->currentData().toLongLong(); where > 0)
        scope.sources = {SourceId(where)};
    else if (where < 0)
        scope.strand = Strand(-1 - where);
    return scope;
}

} // namespace counterpoint::ui
