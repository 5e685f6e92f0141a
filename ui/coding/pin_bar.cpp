#include "ui/coding/pin_bar.h"
#include "ui/coding/code_hits.h"
#include "ui/coding/coding_acts.h"
#include "ui/coding/text_view.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int mostCharacters = 18;
constexpr int besideName = 40; ///< pixels of a button that its icon and frame take
} // namespace

PinBar::PinBar(CodingActs& acts, bool writable, QWidget* parent)
    : QWidget(parent)
    , m_acts(acts)
    , m_writable(writable)
    , m_hint(new QLabel(tr("Drop the codes here that you use most; the keys 1 to 9 code with them")))
{
    named(this, "pinBar", tr("Pinned codes"));
    setAcceptDrops(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 8, 2);
    row->setSpacing(2);
    row->addWidget(m_hint, 1000);
    row->addStretch(1);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(&acts, &CodingActs::pinsChanged, this, &PinBar::rebuild);
    rebuild();
}

void PinBar::setCodes(const std::vector<Code>& codes)
{
    m_codes = codes;
    rebuild();
}

void PinBar::rebuild()
{
    for (const auto& pin : m_pins)
        pin.button->deleteLater();
    m_pins.clear();
    auto* row = static_cast<QHBoxLayout*>(layout());
    for (std::size_t i = 0; i < m_acts.pinned().size(); ++i) {
        const auto id = m_acts.pinned()[i];
        const auto code = std::find_if(m_codes.begin(), m_codes.end(), [id](const Code& each) { return each.id == id; });
        if (code == m_codes.end())
            continue;
        const auto key = QString::number(i + 1);
        auto* button = named(new QToolButton, ("pin" + key.toStdString()).c_str(), tr("Code with “%1”").arg(code->name));
        button->setIcon(swatch(QColor(code->colour), palette()));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setToolTip(tr("Code the selection with “%1” (%2)").arg(code->path, key));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the keyboard in the text
        button->setEnabled(m_writable);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QToolButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, id, button](const QPoint& at) { showMenu(id, button->mapToGlobal(at)); });
        row->insertWidget(int(m_pins.size()), button);
        m_pins.push_back({id, key + u' ' + code->name, button});
    }
    m_hint->setVisible(m_pins.empty());
    // Before it lies in the page it would be shown as a window of its own, which takes the keys for a moment.
    if (const bool isWanted = m_writable || !m_pins.empty(); !isWanted || parentWidget())
        setVisible(isWanted);
    QToolButton asHigh;
    asHigh.setIcon(icon("pin"));
    asHigh.setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    asHigh.setText(m_hint->text());
    m_hint->setFixedHeight(asHigh.sizeHint().height());
    fitNames();
}

/// All pinned codes are in sight, with as much of their names as there is room for.
void PinBar::fitNames()
{
    if (m_pins.empty())
        return;
    const int share = (width() - 24) / int(m_pins.size()) - besideName;
    const int room = std::clamp(share, fontMetrics().averageCharWidth() * 3, fontMetrics().averageCharWidth() * mostCharacters);
    for (const auto& pin : m_pins)
        pin.button->setText(fontMetrics().elidedText(pin.name, Qt::ElideRight, room));
}

void PinBar::showMenu(CodeId code, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon("pin"), tr("&Unpin"), this, [this, code] { m_acts.pin(code, false); });
    menu->popup(at);
}

void PinBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitNames();
}

void PinBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        rebuild();
}

void PinBar::dragEnterEvent(QDragEnterEvent* event)
{
    if (!TextView::codesIn(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void PinBar::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    for (const auto code : TextView::codesIn(*event->mimeData()))
        m_acts.pin(code, true);
}

} // namespace counterpoint::ui
