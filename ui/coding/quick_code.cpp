#include "ui/coding/quick_code.h"
#include "core/text/fuzzy.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include "ui/support/palette.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 46;
constexpr int rowsShown = 9;
constexpr std::size_t mostEntries = 200;
constexpr int codeRole = Qt::UserRole;
constexpr int pathRole = Qt::UserRole + 1;
} // namespace

QIcon swatch(const QColor& colour, const QPalette& palette)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(stripe(colour, palette));
    painter.drawRoundedRect(QRectF(5, 5, 22, 22), 4, 4);
    return pixmap;
}

QuickCode::QuickCode(QWidget* over)
    : QFrame(over)
    , m_prompt(new QLabel)
    , m_field(named(new QLineEdit, "quickCodeField", tr("Code")))
    , m_list(named(new QListWidget, "quickCodeList", tr("Codes that fit")))
{
    named(this, "quickCode", tr("Choose a code"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_field->setClearButtonEnabled(true);
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
    connect(m_field, &QLineEdit::textChanged, this, &QuickCode::fill);
    connect(m_list, &QListWidget::itemClicked, this, &QuickCode::accept);
    hide();
}

void QuickCode::ask(const Question& question, const QRect& beside, Chosen chosen)
{
    m_before = isVisible() ? m_before.data() : QApplication::focusWidget();
    m_question = question;
    m_chosen = std::move(chosen);
    m_prompt->setText(question.prompt);
    m_field->setText(question.text);
    m_field->setPlaceholderText(question.codes.empty()   ? tr("Name")
                                    : question.mayCreate ? tr("A few letters, or a new name")
                                                         : tr("A few letters"));
    fill();
    const int row = m_list->sizeHintForRow(0) > 0 ? m_list->sizeHintForRow(0) : fontMetrics().height() + 4;
    const int rows = question.codes.empty() ? 1 : rowsShown;
    m_list->setFixedHeight(row * rows + 2 * m_list->frameWidth());
    m_list->setVisible(question.mayCreate || !question.codes.empty());
    const auto* over = parentWidget();
    resize(std::min(fontMetrics().averageCharWidth() * characters, over->width() - 16), sizeHint().height());
    const QPoint below = over->mapFromGlobal(beside.bottomLeft()) + QPoint(0, 6);
    const QPoint above = over->mapFromGlobal(beside.topLeft()) - QPoint(0, height() + 6);
    QPoint place = below.y() + height() <= over->height() || above.y() < 0 ? below : above;
    place.setX(std::clamp(place.x(), 8, std::max(8, over->width() - width() - 8)));
    place.setY(std::clamp(place.y(), 0, std::max(0, over->height() - height())));
    move(place);
    show();
    raise();
    m_field->selectAll();
    m_field->setFocus();
}

void QuickCode::addEntry(const Code& code)
{
    auto* item = new QListWidgetItem(swatch(QColor(code.colour), palette()), code.path, m_list);
    item->setData(codeRole, qlonglong(code.id.value()));
    item->setToolTip(code.definition);
}

void QuickCode::fill()
{
    m_list->clear();
    const auto typed = m_field->text().trimmed();
    const auto& codes = m_question.codes;
    const auto place = [&](CodeId id) {
        const auto& recent = m_question.recent;
        return std::find(recent.begin(), recent.end(), id) - recent.begin();
    };
    std::vector<std::pair<int, const Code*>> fitting;
    for (const auto& code : codes) {
        // The name counts for more than the path around it.
        const auto inPath = fuzzyScore(typed, code.path);
        const auto inName = fuzzyScore(typed, code.name);
        if (inPath)
            fitting.emplace_back(std::max(*inPath, inName ? *inName + 5 : *inPath), &code);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : place(a.second->id) < place(b.second->id);
    });
    if (fitting.size() > mostEntries)
        fitting.resize(mostEntries);
    for (const auto& [score, code] : fitting)
        addEntry(*code);
    const auto path = m_question.below.isEmpty() ? typed : m_question.below + u'/' + typed;
    const bool known =
        std::any_of(codes.begin(), codes.end(), [&](const Code& code) { return code.path.compare(path, Qt::CaseInsensitive) == 0; });
    if (m_question.mayCreate && !typed.isEmpty() && !known) {
        auto* item = new QListWidgetItem(icon("tag-new"), tr("Create “%1”").arg(path), m_list);
        item->setData(pathRole, path);
    }
    m_list->setCurrentRow(0);
}

void QuickCode::accept()
{
    const auto* item = m_list->currentItem();
    if (!item)
        return;
    const CodeChoice choice{CodeId(item->data(codeRole).toLongLong()), item->data(pathRole).toString()};
    const auto chosen = m_chosen;
    close(true);
    chosen(choice);
}

void QuickCode::close(bool returnFocus)
{
    hide();
    if (returnFocus && m_before)
        m_before->setFocus();
}

bool QuickCode::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && !isAncestorOf(QApplication::focusWidget())
        && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason
        && static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        close(false);
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        accept();
        return true;
    case Qt::Key_Escape:
        close(true);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int step = key->key() == Qt::Key_Up ? -1
            : key->key() == Qt::Key_Down          ? 1
            : key->key() == Qt::Key_PageUp        ? -rowsShown
                                                  : rowsShown;
        m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, m_list->count() - 1));
        return true;
    }
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace counterpoint::ui
