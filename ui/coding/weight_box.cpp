#include "ui/coding/weight_box.h"
#include "ui/coding/beside.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int none = -1;
constexpr int characters = 44;
} // namespace

WeightBox::WeightBox(QWidget* over)
    : QFrame(over)
    , m_title(new QLabel)
    , m_field(named(new QSpinBox, "codingWeight", tr("Weight of the coding, 0 to 100")))
    , m_slider(named(new QSlider(Qt::Horizontal), "codingWeightSlider", tr("Weight of the coding")))
{
    named(this, "weightBox", tr("Weight of the coding"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_title->setTextFormat(Qt::PlainText);
    m_field->setRange(none, 100);
    m_field->setSpecialValueText(tr("none"));
    m_slider->setRange(none, 100);
    m_slider->setFocusPolicy(Qt::NoFocus);
    m_field->installEventFilter(this);
    connect(m_field, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
    connect(m_slider, &QSlider::valueChanged, m_field, &QSpinBox::setValue);
    auto* row = new QHBoxLayout;
    row->addWidget(m_field);
    row->addWidget(m_slider, 1);
    auto* hint = new QLabel(tr("0 to 100; empty for none. Enter keeps, Escape does not."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addLayout(row);
    column->addWidget(hint);
    hide();
}

void WeightBox::ask(const QString& title, std::optional<int> weight, const QRect& beside, Kept kept)
{
    if (isVisible())
        close(true);
    m_before = QApplication::focusWidget();
    m_kept = std::move(kept);
    m_title->setText(title);
    m_field->setValue(weight.value_or(none));
    resize(std::min(std::max(fontMetrics().averageCharWidth() * characters, sizeHint().width()), parentWidget()->width() - 16),
           sizeHint().height());
    putBeside(*this, beside);
    show();
    raise();
    m_field->setFocus();
    m_field->selectAll();
}

void WeightBox::close(bool keep)
{
    if (isHidden())
        return;
    const auto typed = m_field->cleanText().trimmed();
    m_field->interpretText();
    const auto weight = typed.isEmpty() || m_field->value() == none ? std::nullopt : std::optional(m_field->value());
    const bool hadFocus = m_field->hasFocus();
    hide();
    if (hadFocus && m_before)
        m_before->setFocus();
    if (keep)
        m_kept(weight);
}

bool WeightBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
            close(true);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!enter && key != Qt::Key_Escape)
        return QFrame::eventFilter(watched, event);
    close(enter);
    return true;
}

} // namespace counterpoint::ui
