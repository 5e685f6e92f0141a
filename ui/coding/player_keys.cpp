#include "ui/coding/player_keys.h"
#include "ui/coding/beside.h"
#include "ui/support/named.h"
#include "ui/support/settings.h"
#include <QAction>
#include <QFormLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace counterpoint::ui {

namespace {

QString placeOf(const QAction* action) { return QStringLiteral("player-key-") + action->objectName(); }

} // namespace

PlayerKeys::PlayerKeys(QWidget* over)
    : QFrame(over)
{
    named(this, "playerKeys", tr("Keys and foot pedal"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    hide();
}

void PlayerKeys::set(const Key& key, const QKeySequence& chosen)
{
    auto all = key.also;
    if (!chosen.isEmpty())
        all.prepend(chosen);
    key.action->setShortcuts(all);
}

void PlayerKeys::add(QAction* action, const QKeySequence& usual, const QList<QKeySequence>& also)
{
    m_keys.push_back({action, usual, also, nullptr});
    const auto kept = settings::layout(placeOf(action));
    set(m_keys.back(), kept.isNull() ? usual : QKeySequence(QString::fromUtf8(kept)));
}

void PlayerKeys::build()
{
    m_built = true;
    auto* form = new QFormLayout;
    for (auto& key : m_keys) {
        key.field = named(new QKeySequenceEdit, ("key" + key.action->objectName()).toLatin1().constData(), key.action->text());
        const auto shown = key.action->shortcuts();
        key.field->setKeySequence(shown.isEmpty() || key.also.contains(shown.front()) ? QKeySequence() : shown.front());
        form->addRow(key.action->text(), key.field);
        connect(key.field, &QKeySequenceEdit::editingFinished, this, [this, key] {
            set(key, key.field->keySequence());
            keep();
        });
    }
    auto* usual = named(new QPushButton(tr("The usual keys")), "playerKeysUsual", tr("The usual keys"));
    auto* close = named(new QPushButton(tr("Close")), "playerKeysClose", tr("Close"));
    connect(usual, &QPushButton::clicked, this, [this] {
        for (const auto& key : m_keys) {
            key.field->setKeySequence(key.usual);
            set(key, key.usual);
        }
        keep();
    });
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(usual);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* about = new QLabel(tr("Click a field and press a key or the pedal. Set a pedal to send one of these keys, or the media keys for "
                                "play, previous and next, which always work."));
    about->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addLayout(form);
    column->addLayout(buttons);
}

void PlayerKeys::open(const QRect& beside)
{
    if (!m_built)
        build();
    resize(std::min(fontMetrics().averageCharWidth() * 62, parentWidget()->width() - 16), sizeHint().height());
    adjustSize();
    putBeside(*this, beside);
    show();
    raise();
    m_keys.front().field->setFocus();
}

void PlayerKeys::keep()
{
    for (const auto& key : m_keys)
        settings::setLayout(placeOf(key.action), key.field->keySequence().toString(QKeySequence::PortableText).toUtf8());
    Q_EMIT changed();
}

void PlayerKeys::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace counterpoint::ui
