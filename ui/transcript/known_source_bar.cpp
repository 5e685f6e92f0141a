#include "ui/transcript/known_source_bar.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>

namespace counterpoint::ui {

namespace {

QString wordsFor(const ImportItem& item)
{
    const auto& update = item.update;
    if (item.isUnchanged())
        return KnownSourceBar::tr("“%1” is in the study already, and the file has not changed.").arg(item.known->name);
    QStringList words{KnownSourceBar::tr("“%1” is in the study already. The file differs in %2: %3, %4.")
                          .arg(item.known->name, KnownSourceBar::tr("%n place(s)", nullptr, int(update.parts.size())),
                               KnownSourceBar::tr("%n word(s) in", nullptr, int(update.wordsIn)),
                               KnownSourceBar::tr("%n word(s) out", nullptr, int(update.wordsOut)))};
    words << (item.codingsLost > 0 ? KnownSourceBar::tr("%n coding(s) would lose all of their text.", nullptr, item.codingsLost)
                                   : KnownSourceBar::tr("All codings stay."));
    if (!update.conflicts.empty())
        words << KnownSourceBar::tr("%n place(s) were edited in the study, too, and stay as they are there.", nullptr,
                                    int(update.conflicts.size()));
    if (const auto warning = reimport::warningBefore(*item.known); !warning.isEmpty())
        words << warning;
    return words.join(u' ');
}

} // namespace

KnownSourceBar::KnownSourceBar(QWidget* parent)
    : QFrame(parent)
    , m_words(named(new QLabel, "importKnown", tr("What is in the study already")))
    , m_choice(named(new QComboBox, "importChoice", tr("What to do with this file")))
{
    setAutoFillBackground(true);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_words, 1);
    row->addWidget(m_choice);
    setColours();
    connect(m_choice, &QComboBox::activated, this, [this] { Q_EMIT chosen(ImportChoice(m_choice->currentData().toInt())); });
    hide();
}

void KnownSourceBar::show(const ImportItem& item)
{
    setVisible(item.known.has_value());
    if (!item.known)
        return;
    m_words->setText(wordsFor(item));
    m_choice->clear();
    if (!item.isUnchanged())
        m_choice->addItem(tr("Update the text"), int(ImportChoice::Update));
    m_choice->addItem(tr("Leave out"), int(ImportChoice::LeaveOut));
    m_choice->addItem(tr("Import as a new source"), int(ImportChoice::Import));
    m_choice->setCurrentIndex(m_choice->findData(int(item.choice)));
}

void KnownSourceBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        setColours();
    QFrame::changeEvent(event);
}

void KnownSourceBar::setColours()
{
    // From the window's colours: from its own it would come nearer to the accent at each change.
    auto colours = QGuiApplication::palette();
    const auto background = noticeBackground(colours);
    if (palette().color(QPalette::Window) == background)
        return;
    colours.setColor(QPalette::Window, background);
    setPalette(colours);
}

} // namespace counterpoint::ui
