#include "ui/coding/quick_code.h"
#include "ui/coding/beside.h"
#include "ui/coding/code_hits.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>
#include <algorithm>

namespace counterpoint::ui {

namespace {
constexpr int characters = 52;
constexpr int rowsShown = 9;
} // namespace

QuickCode::QuickCode(QWidget* over)
    : QFrame(over)
    , m_prompt(new QLabel)
    , m_field(named(new QLineEdit, "quickCodeField", tr("Code")))
    , m_list(named(new QListView, "quickCodeList", tr("Codes that fit")))
    , m_hits(new CodeHits(this))
{
    named(this, "quickCode", tr("Choose a code"));
    setFrameShape(QFrame::StyledPanel);
    setFrameShadow(QFrame::Raised);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_prompt->setTextFormat(Qt::PlainText);
    m_field->setClearButtonEnabled(true);
    m_list->setModel(m_hits);
    m_list->setItemDelegate(new CodeHitLook(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_prompt);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &QuickCode::fill);
    connect(m_list, &QListView::clicked, this, &QuickCode::accept);
    hide();
}

void QuickCode::ask(const Question& question, const QRect& beside, Chosen chosen)
{
    m_before = isVisible() ? m_before.data() : QApplication::focusWidget();
    m_chosen = std::move(chosen);
    m_hits->setCodes(question.codes, question.recent, question.mayCreate, question.below);
    const bool any = !question.codes.empty();
    m_prompt->setText(question.prompt);
    m_field->setText(question.text);
    m_field->setPlaceholderText(!any ? tr("Name") : question.mayCreate ? tr("A few letters, or a new name") : tr("A few letters"));
    fill();
    const int row = std::max(m_list->sizeHintForRow(0), fontMetrics().height() + 4);
    m_list->setFixedHeight(row * (any ? rowsShown : 1) + 2 * m_list->frameWidth());
    m_list->setVisible(question.mayCreate || any);
    resize(std::min(fontMetrics().averageCharWidth() * characters, parentWidget()->width() - 16), sizeHint().height());
    putBeside(*this, beside);
    show();
    raise();
    m_field->selectAll();
    m_field->setFocus();
}

void QuickCode::fill()
{
    m_hits->find(m_field->text());
    m_list->setCurrentIndex(m_hits->index(0, 0));
    m_list->scrollToTop();
}

void QuickCode::accept()
{
    const auto index = m_list->currentIndex();
    if (!index.isValid())
        return;
    const CodeChoice choice{CodeId(index.data(CodeHits::codeRole).toLongLong()), index.data(CodeHits::newPathRole).toString()};
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
        const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_hits->rowCount({}) - 1));
        m_list->setCurrentIndex(m_hits->index(row, 0));
        return true;
    }
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace counterpoint::ui
