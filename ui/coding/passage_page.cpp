#include "ui/coding/passage_page.h"
#include "core/coding/retrieval.h"
#include "core/project/project.h"
#include "ui/coding/place_list.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/notice.h"
#include "ui/support/session.h"
#include "ui/support/settings.h"
#include "ui/widgets/empty_place.h"
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QLabel>
#include <QSet>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr qsizetype context = 120;

QString joined(std::initializer_list<QString> parts)
{
    QStringList filled;
    for (const auto& part : parts)
        if (!part.isEmpty() && !filled.contains(part))
            filled << part;
    return filled.join(QStringLiteral(" · "));
}
} // namespace

PassagePage::PassagePage(Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(named(new QLabel, "passagesTitle", tr("Passages")))
    , m_below(named(new QCheckBox(tr("With the codes below it")), "passagesBelow", tr("With the codes below it")))
    , m_list(named(new PlaceList, "passageList", tr("Passages of the code")))
    , m_stack(new QStackedWidget)
{
    auto bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* back = named(new QToolButton, "passagesBack", tr("Back to the text"));
    back->setIcon(icon("go-previous"));
    back->setToolTip(tr("Back to the text (Escape)"));
    back->setAutoRaise(true);
    auto* copy = named(new QToolButton, "passagesCopy", tr("Copy the passages"));
    copy->setIcon(icon("edit-copy"));
    copy->setToolTip(tr("Copy the passages, with where they stand"));
    copy->setAutoRaise(true);
    m_below->setChecked(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(back);
    bar->addWidget(m_title, 1);
    bar->addWidget(m_below);
    bar->addWidget(copy);
    m_stack->addWidget(m_list);
    m_stack->addWidget(new EmptyPlace(
        tr("Nothing is coded with this code yet. Select a passage in a text, press Enter and type a few letters of the code."), {}, ""));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_stack, 1);
    connect(back, &QToolButton::clicked, this, &PassagePage::left);
    connect(m_below, &QCheckBox::toggled, this, &PassagePage::reload);
    connect(m_list, &PlaceList::chosen, this, &PassagePage::chosen);
    connect(copy, &QToolButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_list->asText());
        m_session.notices().say(tr("Copied the passages."));
    });
}

void PassagePage::show(CodeId code)
{
    m_code = code;
    reload();
    m_list->setFocus();
}

void PassagePage::refresh(const Changes& changes)
{
    if (isVisible() && changes.touchesAny(Entity::Coding, Entity::Code, Entity::Source, Entity::Speaker, Entity::Case, Entity::Coder))
        reload();
}

void PassagePage::reload()
{
    const auto code = std::find_if(m_codes.begin(), m_codes.end(), [this](const Code& each) { return each.id == m_code; });
    if (code == m_codes.end()) {
        Q_EMIT left();
        return;
    }
    const auto below = codebook::withDescendants(m_codes, m_code);
    m_below->setVisible(below.size() > 1);
    PassageFilter filter;
    filter.codes = m_below->isChecked() ? below : std::vector<CodeId>{m_code};
    filter.context = context;
    filter.counted = settings::participantsOnly() ? Counted::Participants : Counted::Everyone;
    const auto passages = m_session.project().read([&](const Read& db) { return retrieval::passages(db, filter); });
    if (!m_session.notices().accept(passages))
        return;
    std::vector<PlaceRow> rows;
    QSet<qlonglong> sources;
    for (const auto& passage : *passages) {
        const auto own = std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& each) { return each.id == passage.code; });
        sources.insert(passage.source.value());
        rows.push_back({passage.source, passage.span, passage.id, joined({passage.sourceName, passage.speaker, passage.caseName}),
                        joined({passage.code == m_code ? QString() : passage.codePath.section(u'/', -1), passage.coder}), passage.before,
                        passage.text, passage.after, passage.comment, own == m_codes.end() ? QColor() : QColor(own->colour)});
    }
    m_title->setText(
        (filter.counted == Counted::Participants ? tr("%1 — %2 in %3, without interviewers") : tr("%1 — %2 in %3"))
            .arg(code->path, tr("%n passage(s)", nullptr, int(rows.size())), tr("%n source(s)", nullptr, int(sources.size()))));
    m_stack->setCurrentIndex(rows.empty() ? 1 : 0);
    m_list->setRows(std::move(rows));
}

void PassagePage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace counterpoint::ui
