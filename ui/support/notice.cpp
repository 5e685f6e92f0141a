#include "ui/support/notice.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

namespace counterpoint::ui {

namespace {
constexpr int secondsShown = 12;
} // namespace

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_sentence(named(new QLabel, "noticeSentence", tr("Notice")))
    , m_offers(new QHBoxLayout)
    , m_timer(new QTimer(this))
{
    named(this, "noticeBar", tr("Notice"));
    setAutoFillBackground(true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* close = named(new QToolButton, "noticeClose", tr("Close notice"));
    close->setIcon(icon("dialog-close"));
    close->setToolTip(tr("Close notice"));
    close->setAutoRaise(true);
    connect(close, &QToolButton::clicked, this, &NoticeBar::clear);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_sentence, 1);
    row->addLayout(m_offers);
    row->addWidget(close);
    m_timer->setSingleShot(true);
    m_timer->setInterval(secondsShown * 1000);
    connect(m_timer, &QTimer::timeout, this, &NoticeBar::clear);
    hide();
}

void NoticeBar::done(const QString& sentence)
{
    put(sentence, {{tr("Undo"), [this] { Q_EMIT undoRequested(); }}}, false, false);
    m_hasUndo = true;
}

void NoticeBar::say(const QString& sentence) { put(sentence, {}, false, false); }
void NoticeBar::offer(const QString& sentence, const std::vector<Offer>& offers) { put(sentence, offers, false, true); }

void NoticeBar::error(const Error& error, const std::vector<Offer>& offers)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    put(error.message, offers, true, true);
    m_sentence->setToolTip(error.detail);
}

QString NoticeBar::sentence() const { return isHidden() ? QString() : m_sentence->text(); }

void NoticeBar::put(const QString& sentence, const std::vector<Offer>& offers, bool isError, bool stays)
{
    clear();
    m_isError = isError;
    m_sentence->setText(sentence);
    m_sentence->setToolTip({});
    for (const auto& offer : offers) {
        auto* button = named(new QPushButton(offer.label), "noticeOffer", offer.label);
        button->setAutoDefault(false);
        // The notice may be gone before the offer has done its work, so it acts from a copy.
        connect(button, &QPushButton::clicked, this, [this, act = offer.act] {
            const auto copy = act;
            clear();
            copy();
        });
        m_offers->addWidget(button);
    }
    setColours();
    show();
    if (!stays)
        m_timer->start();
    QAccessibleEvent event(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::clear()
{
    m_timer->stop();
    m_hasUndo = false;
    m_isError = false;
    while (auto* item = m_offers->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    hide();
}

void NoticeBar::expireUndo()
{
    if (m_hasUndo)
        clear();
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ApplicationFontChange)
        setColours();
}

void NoticeBar::setColours()
{
    QPalette colours;
    colours.setColor(QPalette::Window, m_isError ? errorBackground(colours) : noticeBackground(colours));
    setPalette(colours);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(icon(m_isError ? "dialog-error" : "dialog-information").pixmap(size, size));
}

} // namespace counterpoint::ui
