#include "ui/memos/thing_picker.h"
#include "core/text/fuzzy.h"
#include "ui/memos/memo_words.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 52;
constexpr int rowsShown = 9;
constexpr std::size_t mostEntries = 200;
constexpr qsizetype wordsShown = 60;

QString nameOf(const MemoThing& thing)
{
    if (thing.target.kind != MemoSubject::Passage)
        return thing.name;
    const auto words = thing.words.simplified();
    return ThingPicker::tr("The selected passage: “%1”").arg(words.size() > wordsShown ? words.left(wordsShown) + QChar(0x2026) : words);
}
} // namespace

ThingPicker::ThingPicker(QWidget* over)
    : QFrame(over)
    , m_prompt(new QLabel)
    , m_field(named(new QLineEdit, "thingField", tr("Letters of its name")))
    , m_list(named(new QListWidget, "thingList", tr("What fits")))
{
    named(this, "thingPicker", tr("Choose what it is about"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    m_field->setClearButtonEnabled(true);
    m_field->setPlaceholderText(tr("A few letters"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_prompt);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &ThingPicker::fill);
    connect(m_list, &QListWidget::itemClicked, this, &ThingPicker::accept);
    hide();
}

void ThingPicker::ask(const QString& prompt, std::vector<MemoThing> things, const QRect& beside, Chosen chosen)
{
    m_before = isVisible() ? m_before.data() : QApplication::focusWidget();
    m_things = std::move(things);
    m_chosen = std::move(chosen);
    m_prompt->setText(prompt);
    m_field->clear();
    fill();
    const int row = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height() + 4;
    m_list->setFixedHeight(row * rowsShown + 2 * m_list->frameWidth());
    const auto* over = parentWidget();
    resize(std::min(fontMetrics().averageCharWidth() * characters, over->width() - 16), sizeHint().height());
    const QPoint below = over->mapFromGlobal(beside.bottomLeft()) + QPoint(0, 6);
    const QPoint above = over->mapFromGlobal(beside.topLeft()) - QPoint(0, height() + 6);
    const QPoint place = below.y() + height() <= over->height() || above.y() < 0 ? below : above;
    move(std::clamp(place.x(), 8, std::max(8, over->width() - width() - 8)),
         std::clamp(place.y(), 0, std::max(0, over->height() - height())));
    show();
    raise();
    m_field->setFocus();
}

void ThingPicker::fill()
{
    const auto typed = m_field->text().trimmed();
    std::vector<std::pair<int, std::size_t>> fitting;
    for (std::size_t i = 0; i < m_things.size(); ++i)
        if (const auto score = fuzzyScore(typed, nameOf(m_things[i])))
            fitting.emplace_back(-*score, i);
    std::sort(fitting.begin(), fitting.end()); // alike: in the order given
    if (fitting.size() > mostEntries)
        fitting.resize(mostEntries);
    m_list->clear();
    m_shown.clear();
    for (const auto& entry : fitting) {
        const auto& thing = m_things[entry.second];
        m_shown.push_back(entry.second);
        const bool isPassage = thing.target.kind == MemoSubject::Passage;
        new QListWidgetItem(icon(iconOf(thing.target.kind)),
                            isPassage ? nameOf(thing) : tr("%1  ·  %2").arg(thing.name, memos::kindName(thing.target.kind)), m_list);
    }
    m_list->setCurrentRow(0);
}

void ThingPicker::accept()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto target = m_things[m_shown[std::size_t(row)]].target;
    const auto chosen = m_chosen;
    close(true);
    chosen(target);
}

void ThingPicker::close(bool returnFocus)
{
    hide();
    if (returnFocus && m_before)
        m_before->setFocus();
}

bool ThingPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && !isAncestorOf(QApplication::focusWidget())
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        close(false);
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int step = key->key() == Qt::Key_Up ? -1
        : key->key() == Qt::Key_Down          ? 1
        : key->key() == Qt::Key_PageUp        ? -rowsShown
        : key->key() == Qt::Key_PageDown      ? rowsShown
                                              : 0;
    if (step != 0) {
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        accept();
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close(true);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace counterpoint::ui
