#include "ui/report/suggested_field.h"
#include "ui/report/prose_field.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QToolButton>

namespace counterpoint::ui {

SuggestedField::SuggestedField(const char* objectName, const QString& title, std::function<QStringList()> suggestions,
                               const QString& otherwise, QWidget* parent)
    : QWidget(parent)
    , m_suggestions(std::move(suggestions))
    , m_otherwise(otherwise)
    , m_field(named(new ProseField(ProseField::Form::OneParagraph), objectName, title))
    , m_choose(named(new QToolButton, (QByteArray(objectName) + "Choose").constData(), tr("Choose words for: %1").arg(title)))
{
    setFocusProxy(m_field);
    auto* menu = new QMenu(m_choose);
    m_choose->setMenu(menu);
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setIcon(icon("view-list-text"));
    m_choose->setAutoRaise(true);
    m_choose->setFocusPolicy(Qt::NoFocus); // Tab goes from field to field; Alt+Down opens it, as it opens a box of choices
    m_field->installEventFilter(this);
    m_choose->setToolTip(tr("Choose words that are at hand (Alt+Down)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_field, 1);
    row->addWidget(m_choose, 0, Qt::AlignTop);
    connect(menu, &QMenu::aboutToShow, this, &SuggestedField::fillMenu);
    connect(m_field, &NoteField::committed, this, &SuggestedField::committed);
}

bool SuggestedField::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_field || !isKey)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() != Qt::Key_Down || key->modifiers() != Qt::AltModifier)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_choose->showMenu();
    return true;
}

void SuggestedField::commit() { m_field->commit(); }

void SuggestedField::fillMenu()
{
    auto* menu = m_choose->menu();
    menu->clear();
    const auto words = m_suggestions();
    for (const auto& each : words) {
        auto shown = fontMetrics().elidedText(each, Qt::ElideRight, fontMetrics().averageCharWidth() * 100);
        auto* action = menu->addAction(shown.replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, each] { take(each); });
    }
    if (words.isEmpty())
        menu->addAction(m_otherwise)->setEnabled(false);
}

/// As if it had been typed, so that it can be taken back like that.
void SuggestedField::take(const QString& words)
{
    m_field->setFocus();
    m_field->selectAll();
    m_field->insertPlainText(words);
    m_field->commit();
}

} // namespace counterpoint::ui
