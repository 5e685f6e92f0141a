#include "ui/memos/memo_filter_bar.h"
#include "core/project/project.h"
#include "ui/memos/memo_words.h"
#include "ui/memos/thing_picker.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/session.h"
#include <QComboBox>
#include <QDateTime>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace counterpoint::ui {

namespace {
constexpr int anyKind = -1;
constexpr MemoSubject kinds[]{MemoSubject::Study, MemoSubject::Source, MemoSubject::Passage,  MemoSubject::Coding,
                              MemoSubject::Code,  MemoSubject::Case,   MemoSubject::Variable, MemoSubject::Finding};
} // namespace

MemoFilterBar::MemoFilterBar(Session& session, ThingPicker& picker, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_picker(picker)
    , m_words(named(new QLineEdit, "memoWords", tr("Search in the memos")))
    , m_kind(named(new QComboBox, "memoKind", tr("What the memos are on")))
    , m_coder(named(new QComboBox, "memoCoder", tr("Whose memos")))
    , m_time(named(new QComboBox, "memoTime", tr("When they were changed")))
    , m_order(named(new QComboBox, "memoOrder", tr("Order")))
    , m_thing(named(new QToolButton, "memoThing", tr("Only about one code or source")))
{
    m_words->setPlaceholderText(tr("Search memos"));
    m_words->setClearButtonEnabled(true);
    m_words->addAction(icon("edit-find"), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_kind->addItem(tr("On anything"), anyKind);
    for (const auto kind : kinds)
        m_kind->addItem(icon(iconOf(kind)), memos::kindName(kind), int(kind));
    m_time->addItem(tr("Any time"), 0);
    m_time->addItem(tr("Today"), 1);
    m_time->addItem(tr("Last 7 days"), 7);
    m_time->addItem(tr("Last 30 days"), 30);
    m_order->addItem(tr("Newest first"), int(Order::Newest));
    m_order->addItem(tr("Oldest first"), int(Order::Oldest));
    m_order->addItem(tr("By title"), int(Order::Title));
    m_order->addItem(tr("By what they are on"), int(Order::About));
    m_thing->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_thing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_thing->setAutoRaise(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 8, 4);
    grid->setSpacing(4);
    grid->addWidget(m_words, 0, 0, 1, 2);
    grid->addWidget(m_kind, 1, 0);
    grid->addWidget(m_coder, 1, 1);
    grid->addWidget(m_time, 2, 0);
    grid->addWidget(m_order, 2, 1);
    grid->addWidget(m_thing, 3, 0, 1, 2);
    for (auto* box : {m_kind, m_coder, m_time, m_order}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(box, &QComboBox::currentIndexChanged, this, &MemoFilterBar::changed);
    }
    connect(m_words, &QLineEdit::textChanged, this, &MemoFilterBar::changed);
    connect(m_thing, &QToolButton::clicked, this, &MemoFilterBar::askForThing);
    setCoders({});
    showThing();
}

MemoFilter MemoFilterBar::filter() const
{
    MemoFilter filter;
    filter.words = m_words->text();
    if (const int kind = m_kind->currentData().toInt(); kind != anyKind)
        filter.subject = MemoSubject(kind);
    filter.coder = CoderId(m_coder->currentData().toLongLong());
    if (const int days = m_time->currentData().toInt(); days > 0)
        filter.changedSince =
            QDateTime(QDate::currentDate().addDays(1 - days), QTime(0, 0)).toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    filter.touching = m_touching;
    filter.on = m_on;
    return filter;
}

MemoFilterBar::Order MemoFilterBar::order() const { return Order(m_order->currentData().toInt()); }

void MemoFilterBar::setCoders(const std::vector<Coder>& coders)
{
    const auto chosen = m_coder->currentData();
    const QSignalBlocker quiet(m_coder);
    m_coder->clear();
    m_coder->addItem(tr("Everyone's"), 0);
    for (const auto& coder : coders)
        m_coder->addItem(coder.name, qlonglong(coder.id.value()));
    m_coder->setCurrentIndex(std::max(0, m_coder->findData(chosen)));
}

void MemoFilterBar::setOn(MemoSubject subject, std::int64_t id, const QString& sentence)
{
    clear();
    m_on = std::pair(subject, id);
    m_sentence = sentence;
    showThing();
    Q_EMIT changed();
}

void MemoFilterBar::clear()
{
    const QSignalBlocker quiet(this);
    m_words->clear();
    for (auto* box : {m_kind, m_coder, m_time})
        box->setCurrentIndex(0);
    m_on.reset();
    m_touching.reset();
    showThing();
}

void MemoFilterBar::focusWords()
{
    m_words->setFocus();
    m_words->selectAll();
}

void MemoFilterBar::askForThing()
{
    if (m_on || m_touching) {
        m_on.reset();
        m_touching.reset();
        showThing();
        Q_EMIT changed();
        return;
    }
    auto things = m_session.project().read([](const Read& db) { return memos::linkable(db); });
    if (!things)
        return;
    const auto all = *things;
    m_picker.ask(tr("Only memos about"), std::move(*things), {m_thing->mapToGlobal(QPoint(0, 0)), m_thing->size()},
                 [this, all](const MemoTarget& target) {
                     m_touching = target;
                     for (const auto& thing : all)
                         if (thing.target == target)
                             m_sentence = memos::sentence(thing);
                     showThing();
                     Q_EMIT changed();
                 });
}

void MemoFilterBar::showThing()
{
    const bool isOne = m_on || m_touching;
    m_thing->setIcon(icon(isOne ? "window-close" : "view-filter"));
    m_thing->setText(isOne ? tr("Only: %1").arg(m_sentence) : tr("About any code or source…"));
    m_thing->setToolTip(isOne ? tr("Show all memos again") : tr("Only memos on one code, source, Case or finding, or linked to it"));
}

bool MemoFilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        Q_EMIT downWanted();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace counterpoint::ui
