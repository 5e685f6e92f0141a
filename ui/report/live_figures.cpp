#include "ui/report/live_figures.h"
#include "core/analysis/passages_behind.h"
#include "core/cases/cases.h"
#include "core/coding/codebook.h"
#include "core/coding/query/passage_query.h"
#include "core/project/project.h"
#include "core/transcript/sources.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/read_aside.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

namespace counterpoint::ui {

namespace {

using Kind = LiveField::Kind;

/// What a figure is of, under which it is known.
QString keyOf(const LiveField& field) { return live_text::keyOf(field.kind) + u' ' + field.of; }

QString staleSentence(const CheckedField& checked, const QString& of, int place)
{
    const auto shown = checked.field.shown.toHtmlEscaped();
    if (checked.state == CheckedField::State::Gone)
        return LiveFigures::tr("“%1” can no longer be computed: %2").arg(shown, checked.reason.toHtmlEscaped());
    return LiveFigures::tr("“%1” is now “%2” (%3). %4")
        .arg(shown, checked.now.toHtmlEscaped(), of.toHtmlEscaped(),
             QStringLiteral("<a href=\"%1\">%2</a>").arg(place).arg(LiveFigures::tr("Take what holds now")));
}

std::vector<LiveField> fieldsOf(const QString& text)
{
    std::vector<LiveField> fields;
    for (auto& piece : live_text::parse(text))
        if (piece.field)
            fields.push_back(std::move(*piece.field));
    return fields;
}

/// Terms that say whom a figure is of, with words for people: nobody in particular, each strand, each value of each attribute.
std::vector<std::pair<QString, QString>> whomIn(const Read& db)
{
    std::vector<std::pair<QString, QString>> choices{{LiveFigures::tr("Everybody"), QString()}};
    std::set<Strand> strands;
    for (const auto& source : sources::uncounted(db))
        strands.insert(source.strand);
    for (const auto strand : strands)
        choices.emplace_back(LiveFigures::tr("Strand: %1").arg(toText(strand)), passages_behind::strand(strand));
    constexpr std::size_t mostValues = 40;
    const auto people = cases::all(db);
    for (const auto& attribute : attributes::all(db)) {
        std::set<QString> values;
        for (const auto& person : people)
            if (const auto value = person.value(attribute.id); !value.isEmpty())
                values.insert(value);
        if (values.size() > mostValues)
            continue;
        for (const auto& value : values)
            choices.emplace_back(LiveFigures::tr("%1: %2").arg(attribute.name, value), passages_behind::attribute(attribute.name, value));
    }
    return choices;
}

} // namespace

LiveFigures::LiveFigures(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_stale(named(new QLabel, "staleFigures", tr("Figures in the text that no longer hold")))
    , m_add(named(new QToolButton, "addFigure", tr("Put in a figure that stays live…")))
    , m_box(buildBox())
{
    m_stale->setWordWrap(true);
    m_stale->setTextFormat(Qt::RichText);
    m_stale->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    m_stale->setFocusPolicy(Qt::StrongFocus);
    m_stale->hide();
    m_add->setIcon(icon("list-add"));
    m_add->setText(tr("Live figure…"));
    m_add->setToolTip(tr("A number that the study can say anew: how many mention a code. It is checked at each export."));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setAutoRaise(true);
    m_add->setCheckable(true);
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_box->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_stale);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    column->addWidget(m_box);
    connect(m_stale, &QLabel::linkActivated, this, [this](const QString& link) { Q_EMIT accepted(link.toInt()); });
    connect(m_add, &QToolButton::toggled, this, [this](bool isOpen) {
        if (isOpen)
            fillBox();
        m_box->setVisible(isOpen);
        if (isOpen)
            m_kind->setFocus();
    });
}

QWidget* LiveFigures::buildBox()
{
    auto* box = new QWidget;
    m_kind = named(new QComboBox, "figureKind", tr("What is counted"));
    m_code = named(new QComboBox, "figureCode", tr("Code"));
    m_whom = named(new QComboBox, "figureWhom", tr("Of whom"));
    for (const auto& [kind, words] :
         {std::pair(Kind::Mentions, tr("How many mention it, of those asked")), std::pair(Kind::Passages, tr("Passages")),
          std::pair(Kind::Cases, tr("Cases")), std::pair(Kind::Sources, tr("Sources")), std::pair(Kind::Words, tr("Words"))})
        m_kind->addItem(words, int(kind));
    for (auto* combo : {m_code, m_whom}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(30);
    }
    m_put = named(new QPushButton(icon("dialog-ok-apply"), tr("&Put it in")), "figurePut", tr("Put the figure where the cursor is"));
    auto* form = new QFormLayout(box);
    form->setContentsMargins(8, 0, 8, 8);
    form->addRow(tr("Count:"), m_kind);
    form->addRow(tr("Code:"), m_code);
    form->addRow(tr("Of:"), m_whom);
    form->addRow(QString(), m_put);
    connect(m_put, &QPushButton::clicked, this, &LiveFigures::choose);
    return box;
}

void LiveFigures::fillBox()
{
    const auto code = m_code->currentText();
    const auto whom = m_whom->currentText();
    m_code->clear();
    m_whom->clear();
    const auto done = m_session.project().read([this](const Read& db) {
        for (const auto& one : codebook::uncounted(db))
            m_code->addItem(one.path, one.path);
        for (const auto& [words, term] : whomIn(db))
            m_whom->addItem(words, term);
    });
    if (!m_session.notices().accept(done))
        return;
    m_code->setCurrentIndex(std::max(0, m_code->findText(code)));
    m_whom->setCurrentIndex(std::max(0, m_whom->findText(whom)));
}

void LiveFigures::choose()
{
    const auto code = QStringLiteral("codes:") + passage_query::quoted(m_code->currentData().toString());
    const auto of = passages_behind::all({code, m_whom->currentData().toString()});
    const auto make = [kind = Kind(m_kind->currentData().toInt()), of](const Read& db) { return live_text::make(db, kind, of); };
    m_put->setEnabled(false);
    readAside(m_session, this, tr("Compute a figure"), make, [this, choice = ++m_choice](const Result<LiveField>& field) {
        m_put->setEnabled(true);
        if (choice != m_choice || !m_session.notices().accept(field))
            return;
        m_known[keyOf(*field)] = {*field, CheckedField::State::Holds, field->shown, {}};
        m_add->setChecked(false);
        Q_EMIT wanted(*field);
    });
}

QString LiveFigures::withAccepted(const QString& text, int place) const
{
    auto pieces = live_text::parse(text);
    int at = 0;
    for (auto& piece : pieces)
        if (piece.field && at++ == place)
            if (const auto* computed = known(*piece.field); computed && computed->state != CheckedField::State::Gone)
                piece.field->shown = computed->now;
    return live_text::toText(pieces);
}

const CheckedField* LiveFigures::known(const LiveField& field) const
{
    const auto found = m_known.find(keyOf(field));
    return found == m_known.end() ? nullptr : &found->second;
}

void LiveFigures::close()
{
    m_add->setChecked(false);
    ++m_choice;
}

void LiveFigures::forget()
{
    m_known.clear();
    ++m_age;
}

void LiveFigures::check(const QString& text)
{
    m_text = text;
    std::vector<LiveField> unknown;
    for (auto& field : fieldsOf(text))
        if (!known(field))
            unknown.push_back(std::move(field));
    if (!unknown.empty())
        compute(unknown);
    showStale();
}

void LiveFigures::compute(const std::vector<LiveField>& fields)
{
    std::vector<TextPiece> pieces;
    for (const auto& field : fields)
        pieces.push_back({{}, field});
    const auto check = [text = live_text::toText(pieces)](const Read& db) { return live_text::check(db, text); };
    readAside(m_session, this, tr("Check the figures of a finding"), check,
              [this, age = m_age](const Result<std::vector<CheckedField>>& checked) {
                  if (!checked || age != m_age)
                      return;
                  for (const auto& one : *checked)
                      m_known[keyOf(one.field)] = one;
                  showStale();
              });
}

void LiveFigures::showStale()
{
    const auto sentences = m_session.project().read([this](const Read& db) {
        QStringList said;
        const auto fields = fieldsOf(m_text);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto* computed = known(fields[i]);
            if (!computed || (computed->state != CheckedField::State::Gone && computed->now == fields[i].shown))
                continue;
            auto checked = *computed;
            checked.field = fields[i];
            said << staleSentence(checked, live_text::inWords(db, checked.field), int(i));
        }
        return said;
    });
    const auto said = sentences.value_or(QStringList());
    m_stale->setVisible(!said.isEmpty());
    m_stale->setText(said.join(QStringLiteral("<br/>")));
}

} // namespace counterpoint::ui
