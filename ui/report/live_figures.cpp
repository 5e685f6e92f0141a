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

QString staleSentence(const Read& db, const CheckedField& checked, int place)
{
    const auto of = live_text::inWords(db, checked.field).toHtmlEscaped();
    const auto shown = checked.field.shown.toHtmlEscaped();
    if (checked.state == CheckedField::State::Gone)
        return LiveFigures::tr("“%1” can no longer be computed: %2").arg(shown, checked.reason.toHtmlEscaped());
    return LiveFigures::tr("“%1” is now “%2” (%3). %4")
        .arg(shown, checked.now.toHtmlEscaped(), of,
             QStringLiteral("<a href=\"%1\">%2</a>").arg(place).arg(LiveFigures::tr("Take what holds now")));
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
    auto* put = named(new QPushButton(icon("dialog-ok-apply"), tr("&Put it in")), "figurePut", tr("Put the figure where the cursor is"));
    auto* form = new QFormLayout(box);
    form->setContentsMargins(8, 0, 8, 8);
    form->addRow(tr("Count:"), m_kind);
    form->addRow(tr("Code:"), m_code);
    form->addRow(tr("Of:"), m_whom);
    form->addRow(QString(), put);
    connect(put, &QPushButton::clicked, this, &LiveFigures::choose);
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
    const auto field =
        m_session.project().read([&](const Read& db) { return live_text::make(db, Kind(m_kind->currentData().toInt()), of); });
    if (!m_session.notices().accept(field))
        return;
    m_add->setChecked(false);
    Q_EMIT wanted(*field);
}

QString LiveFigures::withAccepted(const QString& text, int place) const
{
    return m_session.project().read([&](const Read& db) { return live_text::accepted(db, text, place); }).value_or(text);
}

void LiveFigures::check(const QString& text)
{
    const auto sentences = m_session.project().read([&](const Read& db) {
        QStringList said;
        const auto fields = live_text::check(db, text);
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i].state != CheckedField::State::Holds)
                said << staleSentence(db, fields[i], int(i));
        return said;
    });
    const auto said = sentences.value_or(QStringList());
    m_stale->setVisible(!said.isEmpty());
    m_stale->setText(said.join(QStringLiteral("<br/>")));
}

} // namespace counterpoint::ui
