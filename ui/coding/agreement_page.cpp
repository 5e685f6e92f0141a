#include "ui/coding/agreement_page.h"
#include "core/analysis/format.h"
#include "core/analysis/study_items.h"
#include "core/coding/coders.h"
#include "core/coding/codings.h"
#include "core/project/project.h"
#include "ui/coding/place_list.h"
#include "ui/coding/settle_bar.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include "ui/widgets/tick_button.h"
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

using agreement::Measure;
constexpr std::size_t mostListed = 2'000;
constexpr int placeRole = Qt::UserRole;
constexpr int unitizing = -1; ///< in the place of a Measure
enum CodeColumn { CodeName, Coefficient, Interval, Prevalence, Differ };
enum ListColumn { InWords, InSource, CodedBy, NotBy, DifferOn, Units, Decided, OnCode };

QString numberText(const stats::Number& number, int decimals)
{
    return number.isDefined() ? format::bounded(number.value, decimals) : format::undefined();
}

QString namesOf(const CodedUnits& units, std::uint64_t set)
{
    QStringList names;
    for (std::size_t i = 0; i < units.coders.size(); ++i)
        if (set >> i & 1U)
            names << units.coderNames[qsizetype(i)];
    return names.join(QStringLiteral(", "));
}

/// The coefficient that was asked for; sets of codes have no unitizing alpha.
std::optional<agreement::Coefficient> shownOf(const AgreementRow& row)
{
    if (!row.unitizing)
        return row.coefficients.empty() ? std::nullopt : std::optional(row.coefficients.front());
    agreement::Coefficient coefficient;
    coefficient.value = row.unitizing->alpha;
    return coefficient;
}

Option materialOption()
{
    Option option;
    option.type = Option::Type::Sources;
    return option;
}

template <class Widget>
Widget* flat(Widget* tree)
{
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setAlternatingRowColors(true);
    tree->setAllColumnsShowFocus(true);
    tree->header()->setStretchLastSection(false);
    return tree;
}

} // namespace

AgreementPage::AgreementPage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_coders(named(new QToolButton, "agreementCoders", tr("Coders")))
    , m_material(new TickButton("agreementSources", tr("Sources that are compared")))
    , m_codedAlone(named(new QCheckBox(tr("Coded text alone")), "agreementCodedAlone", tr("Leave out text that nobody coded")))
    , m_unit(named(new QComboBox, "agreementUnit", tr("Unit")))
    , m_measure(named(new QComboBox, "agreementMeasure", tr("Coefficient")))
    , m_said(named(new QLabel, "agreementSaid", tr("How it was computed")))
    , m_codes(flat(named(new QTreeWidget, "agreementCodes", tr("Agreement by code"))))
    , m_advice(named(new QLabel, "agreementAdvice", tr("What the disagreements suggest")))
    , m_define(named(new QPushButton(tr("Change the definition")), "agreementDefine", tr("Change the definition of the code")))
    , m_list(flat(named(new QTreeWidget, "disagreements", tr("Disagreements, the largest first"))))
    , m_settle(new SettleBar(!session.project().isReadOnly()))
{
    m_said->setWordWrap(true);
    m_said->setForegroundRole(QPalette::PlaceholderText);
    m_advice->setWordWrap(true);
    m_codes->setHeaderLabels({tr("Code"), tr("Coefficient"), tr("Interval"), tr("Prevalence"), tr("Disagreements")});
    m_codes->header()->setSectionResizeMode(CodeName, QHeaderView::Stretch);
    m_list->setHeaderLabels(
        {tr("Words"), tr("Source"), tr("Coded by"), tr("Not by"), tr("Differ on"), tr("Units"), tr("Settled"), tr("Code")});
    m_list->header()->setSectionResizeMode(InWords, QHeaderView::Stretch);
    auto* lower = new QWidget;
    auto* adviceRow = new QHBoxLayout;
    adviceRow->setContentsMargins(8, 4, 8, 4);
    adviceRow->addWidget(m_advice, 1);
    adviceRow->addWidget(m_define, 0, Qt::AlignTop);
    auto* below = new QVBoxLayout(lower);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(0);
    below->addLayout(adviceRow);
    below->addWidget(m_list, 1);
    below->addWidget(m_settle);
    auto* halves = named(new QSplitter(Qt::Vertical), "agreementHalves", tr("Codes and disagreements"));
    halves->addWidget(m_codes);
    halves->addWidget(lower);
    halves->setStretchFactor(0, 2);
    halves->setStretchFactor(1, 3);
    halves->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar());
    m_said->setContentsMargins(8, 0, 8, 4);
    column->addWidget(m_said);
    column->addWidget(halves, 1);
    connect(m_codes, &QTreeWidget::currentItemChanged, this, [this] {
        fillDisagreements();
        showAdvice();
    });
    connect(m_list, &QTreeWidget::itemActivated, this, &AgreementPage::goTo);
    connect(m_list, &QTreeWidget::itemClicked, this, [this](const QTreeWidgetItem*, int clicked) {
        if (clicked == InWords)
            goTo();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] {
        std::vector<SettleBar::Giver> givers;
        if (const auto* one = current())
            for (std::size_t i = 0; i < m_found.units.coders.size(); ++i)
                if (one->coded >> i & 1U)
                    givers.push_back({m_found.units.coders[i], m_found.units.coderNames[qsizetype(i)]});
        m_settle->setGivers(givers);
    });
    connect(m_settle, &SettleBar::settled, this, &AgreementPage::settle);
    connect(m_define, &QPushButton::clicked, this, [this] {
        if (const int code = shownCode(); code >= 0)
            Q_EMIT definitionWanted(m_found.units.codes[std::size_t(code)]);
    });
    setFocusProxy(m_codes);
}

QLayout* AgreementPage::bar()
{
    auto* back = named(new QToolButton, "agreementBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    connect(back, &QToolButton::clicked, this, &AgreementPage::left);
    m_coders->setText(tr("Coders"));
    m_coders->setPopupMode(QToolButton::InstantPopup);
    m_coders->setMenu(new QMenu(m_coders));
    m_coders->setFocusPolicy(Qt::TabFocus);
    connect(m_coders->menu(), &QMenu::aboutToShow, this, &AgreementPage::fillCoders);
    for (const auto& [unit, title] :
         {std::pair(AgreementUnit::Character, tr("by character")), std::pair(AgreementUnit::Turn, tr("by turn")),
          std::pair(AgreementUnit::Sentence, tr("by sentence")), std::pair(AgreementUnit::Paragraph, tr("by paragraph")),
          std::pair(AgreementUnit::Source, tr("by source"))})
        m_unit->addItem(title, int(unit));
    for (const auto& [measure, title] :
         {std::pair(Measure::Alpha, tr("Krippendorff's alpha")), std::pair(Measure::Cohen, tr("Cohen's kappa")),
          std::pair(Measure::Fleiss, tr("Fleiss' kappa")), std::pair(Measure::BrennanPrediger, tr("Brennan-Prediger")),
          std::pair(Measure::Ac1, tr("Gwet's AC1")), std::pair(Measure::Percent, tr("Percent agreement"))})
        m_measure->addItem(title, int(measure));
    m_measure->addItem(tr("Unitizing alpha"), unitizing);
    m_measure->setItemData(m_measure->count() - 1, tr("Krippendorff's alpha of where passages begin and end"), Qt::ToolTipRole);
    m_material->setWordForNone(tr("All sources"));
    m_codedAlone->setToolTip(tr("Else text that nobody coded counts too: all agree that the code is absent there"));
    connect(m_material, &TickButton::wanted, this, [this](const QJsonArray& keys) {
        m_sources = keys;
        ask();
    });
    connect(m_codedAlone, &QCheckBox::toggled, this, &AgreementPage::ask);
    connect(m_unit, &QComboBox::activated, this, &AgreementPage::ask);
    connect(m_measure, &QComboBox::activated, this, &AgreementPage::ask);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(back);
    row->addWidget(m_coders);
    row->addWidget(m_measure);
    row->addWidget(m_unit);
    row->addWidget(m_material);
    row->addWidget(m_codedAlone);
    row->addStretch(1);
    return row;
}

void AgreementPage::fillCoders()
{
    auto* menu = m_coders->menu();
    menu->clear();
    const auto coders = m_session.project().read([](const Read& db) {
        auto all = coders::uncounted(db);
        std::erase_if(all, [agreed = consensus::coder(db)](const Coder& coder) { return coder.id == agreed; });
        return all;
    });
    if (!m_session.notices().accept(coders))
        return;
    for (const auto& coder : *coders) {
        auto* act = menu->addAction(coder.name);
        act->setCheckable(true);
        act->setChecked(!m_leftOut.contains(coder.id));
        connect(act, &QAction::toggled, this, [this, id = coder.id](bool isIn) {
            isIn ? void(m_leftOut.erase(id)) : void(m_leftOut.insert(id));
            ask();
        });
    }
}

AgreementScope AgreementPage::scope() const
{
    AgreementScope scope;
    scope.unit = isUnitizing() ? AgreementUnit::Character : AgreementUnit(m_unit->currentData().toInt());
    scope.leaveOutUncoded = m_codedAlone->isChecked() && !isUnitizing();
    scope.viewer = m_session.coder();
    return scope;
}

bool AgreementPage::isUnitizing() const { return m_measure->currentData().toInt() == unitizing; }

void AgreementPage::offerSources()
{
    const auto items = m_session.project().read([](const Read& db) { return study_items::of(db, materialOption()); });
    if (!items)
        return;
    m_material->setItems(*items);
    m_material->setTicked(m_sources);
}

void AgreementPage::show()
{
    offerSources();
    ask();
    m_codes->setFocus();
}

void AgreementPage::setCodes(const std::vector<Code>& codes) { m_settle->setCodes(codes); }

void AgreementPage::refresh(const Changes& changes)
{
    if (isVisible() && changes.touchesAny(Entity::Coding, Entity::Code, Entity::Coder, Entity::Source))
        ask();
}

void AgreementPage::ask()
{
    const int number = ++m_asked;
    AgreementOptions options;
    options.unitizing = isUnitizing();
    if (!options.unitizing)
        options.measures = {Measure(m_measure->currentData().toInt())};
    m_unit->setEnabled(!options.unitizing);
    m_codedAlone->setEnabled(!options.unitizing);
    const auto query = [options, scope = scope(), leftOut = m_leftOut, keys = m_sources](const Read& db) -> Result<Found> {
        auto wanted = scope;
        for (const auto& source : study_items::chosen(db, materialOption(), keys))
            wanted.sources.push_back(SourceId(source.id));
        for (const auto& coder : coders::uncounted(db))
            if (coder.id != consensus::coder(db) && !leftOut.contains(coder.id))
                wanted.coders.push_back(coder.id);
        if (wanted.coders.size() < 2)
            return fail(Error::Kind::Invalid, tr("Agreement needs two coders or more: choose them under “Coders”."));
        auto units = gatherCodedUnits(db, wanted);
        if (!units)
            return fail(units);
        auto agreed = agreementOf(*units, options);
        if (!agreed)
            return fail(agreed);
        Found found{std::move(*units), std::move(*agreed), {}, {}, consensus::decisions(db)};
        found.disagreements = disagreements(found.units);
        found.advice = codebookAdvice(found.units, found.disagreements);
        return found;
    };
    readAside(m_session, this, tr("Compute agreement"), query, [this, number](Result<Found> found) {
        if (number != m_asked)
            return;
        if (found)
            take(std::move(*found));
        else {
            take({});
            m_said->setText(found.error().message);
        }
    });
}

void AgreementPage::take(Found found)
{
    const auto before = shownCode() >= 0 ? m_found.units.codes[std::size_t(shownCode())] : CodeId();
    m_found = std::move(found);
    fillCodes();
    for (int i = 0; i < m_codes->topLevelItemCount(); ++i) {
        const int place = m_codes->topLevelItem(i)->data(0, placeRole).toInt();
        if (place >= 0 && m_found.units.codes[std::size_t(place)] == before)
            m_codes->setCurrentItem(m_codes->topLevelItem(i));
    }
    fillDisagreements();
    showAdvice();
}

void AgreementPage::fillCodes()
{
    const QSignalBlocker quiet(m_codes);
    m_codes->clear();
    std::vector<int> counts(m_found.units.codes.size());
    for (const auto& one : m_found.disagreements)
        ++counts[one.code];
    for (const auto& row : m_found.agreement.rows) {
        const auto coefficient = shownOf(row);
        if (!coefficient)
            continue;
        const bool isCode = row.kind == AgreementRow::Kind::Code;
        auto* item = new QTreeWidgetItem(m_codes);
        item->setText(CodeName,
                      isCode                                       ? m_found.units.codePaths[qsizetype(row.code)]
                          : row.kind == AgreementRow::Kind::Pooled ? tr("All codes, pooled")
                                                                   : tr("Sets of codes"));
        item->setData(0, placeRole, isCode ? int(row.code) : -1);
        item->setText(Coefficient, numberText(coefficient->value, 3));
        item->setToolTip(Coefficient, coefficient->value.reason);
        if (coefficient->interval.isDefined())
            item->setText(
                Interval,
                tr("%1 to %2").arg(format::bounded(coefficient->interval.low, 3), format::bounded(coefficient->interval.high, 3)));
        item->setText(Prevalence, numberText(row.prevalence, 4));
        item->setText(Differ, QString::number(isCode ? counts[row.code] : int(m_found.disagreements.size())));
        for (const int column : {Coefficient, Interval, Prevalence, Differ})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (const int column : {Coefficient, Interval, Prevalence, Differ})
        m_codes->resizeColumnToContents(column);
    sayHow();
}

void AgreementPage::sayHow()
{
    if (m_found.units.sources.empty()) {
        m_said->setText(tr("No source was coded by two of the coders yet."));
        return;
    }
    const auto sources = tr("%n source(s) that at least two of the coders worked on", nullptr, int(m_found.units.sources.size()));
    m_said->setText(
        isUnitizing() ? tr("%1; agreement on where passages begin and end (Krippendorff 1995, 2004), without intervals.").arg(sources)
            : m_codedAlone->isChecked() ? tr("%1; only text that somebody coded.").arg(sources)
                                        : tr("%1; text that nobody coded counts: all agree that the code is absent there.").arg(sources));
}

int AgreementPage::shownCode() const
{
    const auto* item = m_codes->currentItem();
    return item ? item->data(0, placeRole).toInt() : -1;
}

void AgreementPage::fillDisagreements()
{
    const auto* before = current();
    const auto kept = before ? before->span : TextSpan();
    m_list->clear();
    std::vector<std::size_t> shown;
    std::vector<Disagreement> list;
    for (std::size_t i = 0; i < m_found.disagreements.size() && shown.size() < mostListed; ++i)
        if (shownCode() < 0 || int(m_found.disagreements[i].code) == shownCode()) {
            shown.push_back(i);
            list.push_back(m_found.disagreements[i]);
        }
    const auto words = m_session.project().read([&](const Read& db) { return wordsOf(db, m_found.units, list); });
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& one = list[i];
        const auto& source = m_found.units.sources[one.source];
        auto* item = new QTreeWidgetItem(m_list);
        item->setData(0, placeRole, int(shown[i]));
        item->setText(InWords, words ? (*words)[qsizetype(i)].simplified().left(300) : QString());
        item->setForeground(InWords, palette().link());
        item->setToolTip(InWords, words ? (*words)[qsizetype(i)].left(1'000) : QString());
        item->setText(InSource, source.name);
        item->setText(CodedBy, namesOf(m_found.units, one.coded));
        item->setText(NotBy, namesOf(m_found.units, one.notCoded));
        item->setText(DifferOn, one.isExtent ? tr("extent") : tr("presence"));
        item->setText(Units, QString::number(one.units));
        item->setTextAlignment(Units, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(OnCode, m_found.units.codePaths[qsizetype(one.code)]);
        const auto decision = std::find_if(m_found.decisions.begin(), m_found.decisions.end(), [&](const ConsensusDecision& each) {
            return each.source == source.id && each.code == m_found.units.codes[one.code] && each.span.overlaps(one.span);
        });
        if (decision != m_found.decisions.end()) {
            item->setText(Decided, toText(decision->outcome));
            item->setToolTip(Decided, decision->reason);
        }
        if (before && one.span == kept)
            m_list->setCurrentItem(item);
    }
    m_list->setColumnHidden(OnCode, shownCode() >= 0);
    for (const int column : {InSource, CodedBy, NotBy, DifferOn, Units, Decided, OnCode})
        m_list->resizeColumnToContents(column);
    const int widest = fontMetrics().averageCharWidth() * 24; // so that words of the passage have room beside them
    for (const int column : {InSource, CodedBy, NotBy, OnCode})
        m_list->setColumnWidth(column, std::min(widest, m_list->columnWidth(column)));
    if (!m_list->currentItem())
        m_settle->setGivers({});
}

void AgreementPage::showAdvice()
{
    const int code = shownCode();
    const auto advice =
        std::find_if(m_found.advice.begin(), m_found.advice.end(), [&](const CodebookAdvice& each) { return int(each.code) == code; });
    const bool isCode = code >= 0;
    m_define->setVisible(isCode);
    m_advice->setText(!isCode ? tr("Choose a code: here stands what its disagreements suggest about its definition.")
                          : advice != m_found.advice.end() && !advice->sentences.isEmpty()
                          ? advice->sentences.join(u'\n')
                          : tr("The disagreements on this code show no pattern."));
}

const Disagreement* AgreementPage::current() const
{
    const auto* item = m_list->currentItem();
    const auto place = item ? std::size_t(item->data(0, placeRole).toInt()) : m_found.disagreements.size();
    return place < m_found.disagreements.size() ? &m_found.disagreements[place] : nullptr;
}

void AgreementPage::goTo()
{
    if (const auto* one = current()) {
        PlaceRow row;
        row.source = m_found.units.sources[one->source].id;
        row.span = one->span;
        Q_EMIT chosen(row);
    }
}

void AgreementPage::settle()
{
    const auto* one = current();
    if (!one)
        return;
    Settlement settlement;
    auto& decision = settlement.decision;
    decision.source = m_found.units.sources[one->source].id;
    decision.code = m_found.units.codes[one->code];
    decision.span = one->span;
    decision.outcome = m_settle->outcome();
    decision.reason = m_settle->reason();
    settlement.other = m_settle->otherCode();
    const auto done = m_session.project().perform(tr("Settle a disagreement"), [&](Edit& db) -> Result<> {
        const auto by = coders::ensure(db, m_session.coderName());
        if (!by)
            return fail(by);
        decision.by = *by;
        if (decision.outcome == ConsensusOutcome::OtherBorders)
            settlement.borders = consensus::bordersBy(db, decision, m_settle->bordersOf());
        return consensus::settle(db, settlement);
    });
    if (!m_session.notices().accept(done))
        return;
    m_settle->clear();
    m_session.notices().done(tr("Settled, and kept with its reason; what the coders coded stays as it was."));
}

void AgreementPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_list->hasFocus())
        goTo();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
