#include "ui/integration/framework_table.h"
#include "ui/integration/framework_model.h"
#include "ui/integration/summary_field.h"
#include "ui/integration/summary_look.h"
#include "ui/support/icons.h"
#include "ui/support/named.h"
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <algorithm>

namespace counterpoint::ui {

namespace {

constexpr int themeLetters = 34; ///< width of a column
constexpr int leastLines = 5; ///< of the field
constexpr int mostRowsToFit = 400; ///< beyond, all rows are equally high, since measuring each takes its time

std::vector<int> numbersOf(const FrameworkCell& cell)
{
    std::vector<int> numbers;
    for (const auto& link : cell.links)
        numbers.push_back(link.number);
    return numbers;
}

bool isTyped(const QKeyEvent& key)
{
    return !key.text().isEmpty() && key.text().front().isPrint()
        && !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

} // namespace

FrameworkTable::FrameworkTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new FrameworkModel(this))
    , m_look(new SummaryLook(*m_model, this))
    , m_field(named(new SummaryField(viewport()), "summaryField", tr("Summary")))
{
    setModel(m_model);
    setItemDelegate(m_look);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setAttribute(Qt::WA_InputMethodEnabled);
    named(horizontalHeader(), "frameworkThemes", tr("Themes"));
    named(verticalHeader(), "frameworkRows", tr("Cases or groups"));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignTop);
    viewport()->setMouseTracking(true);
    m_field->hide();
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &FrameworkTable::showHeaderMenu);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &FrameworkTable::fit);
    connect(m_field, &NoteField::committed, this, [this](const QString& text) {
        m_model->setText(m_field->ref(), text);
        Q_EMIT written(m_field->ref(), text);
    });
    connect(m_field, &QPlainTextEdit::textChanged, this, &FrameworkTable::placeField);
    connect(m_field, &SummaryField::next, this, [this] { goOn(0, 1); });
    connect(m_field, &SummaryField::previous, this, [this] { goOn(0, -1); });
    connect(m_field, &SummaryField::below, this, [this] { goOn(1, 0); });
    connect(m_field, &SummaryField::ended, this, &FrameworkTable::endEditing);
    connect(m_field, &SummaryField::passagesWanted, this, &FrameworkTable::passagesWanted);
    connect(m_field, &SummaryField::passageWanted, this, &FrameworkTable::passageWanted);
    connect(m_field, &SummaryField::linkFollowed, this, [this](int number) { Q_EMIT linkFollowed(m_field->ref(), number); });
}

void FrameworkTable::setMatrix(FrameworkMatrix matrix)
{
    const auto before = current();
    const bool isOther = matrix.framework.id != m_model->matrix().framework.id;
    m_isFilling = true;
    m_model->setMatrix(std::move(matrix));
    m_isFilling = false;
    if (!m_isSized || isOther) {
        m_isSized = true;
        const QSignalBlocker quiet(horizontalHeader());
        for (int column = 0; column < m_model->columnCount(); ++column)
            setColumnWidth(column, fontMetrics().averageCharWidth() * themeLetters);
    }
    fit();
    auto index = m_model->indexOf(before);
    if (!index.isValid())
        index = m_model->index(0, 0);
    if (index != currentIndex())
        setCurrentIndex(index);
    if (isEditing()) {
        const auto* cell = m_model->cell(m_model->indexOf(m_field->ref()));
        if (!cell)
            return m_field->hide();
        m_field->setLinks(numbersOf(*cell));
        m_field->setKept(cell->text);
    }
    placeField();
    Q_EMIT currentCellChanged();
}

FrameworkCellRef FrameworkTable::current() const { return m_model->ref(currentIndex()); }

void FrameworkTable::setCurrent(const FrameworkCellRef& ref)
{
    if (const auto index = m_model->indexOf(ref); index.isValid())
        setCurrentIndex(index);
}

bool FrameworkTable::isEditing() const { return m_field->isVisibleTo(viewport()); }

void FrameworkTable::commit()
{
    if (isEditing())
        m_field->commit();
}

void FrameworkTable::beginWriting()
{
    const auto* cell = m_model->cell(currentIndex());
    if (!cell)
        return;
    if (!isEditing() || m_field->ref() != current()) {
        m_field->begin(current(), cell->text);
        m_field->setLinks(numbersOf(*cell));
    }
    scrollTo(currentIndex());
    m_field->show();
    m_field->raise();
    placeField();
    m_field->setFocus();
}

void FrameworkTable::endEditing()
{
    if (!isEditing())
        return;
    const bool hadFocus = m_field->hasFocus();
    m_field->commit();
    if (hadFocus)
        setFocus(); // before it is hidden: Qt would look for the next widget, as for Tab
    m_field->hide();
    fit();
}

void FrameworkTable::goOn(int rows, int columns)
{
    const bool wasEditing = isEditing();
    endEditing();
    const int count = m_model->columnCount();
    const int cells = m_model->rowCount() * count;
    if (cells == 0)
        return;
    const int at = currentIndex().row() * count + currentIndex().column() + columns + rows * count;
    if (at < 0 || at >= cells)
        return;
    setCurrentIndex(m_model->index(at / count, at % count));
    if (wasEditing)
        beginWriting();
}

FrameworkTable::Writing FrameworkTable::writing() const
{
    if (isEditing() && m_field->ref() == current())
        return {m_field->ref(), m_field->toPlainText(), m_field->textCursor().position()};
    const auto* cell = m_model->cell(currentIndex());
    return cell ? Writing{current(), cell->text, cell->text.size()} : Writing();
}

void FrameworkTable::takeInserted(const Writing& before, const QString& words, const QString& kept)
{
    m_model->setText(before.ref, kept);
    if (isEditing() && m_field->ref() == before.ref)
        m_field->insertKept(words, kept);
    else
        fit();
}

void FrameworkTable::placeField()
{
    if (!isEditing())
        return;
    auto rect = visualRect(m_model->indexOf(m_field->ref()));
    const int least = std::max(rect.height(), fontMetrics().lineSpacing() * leastLines);
    rect.setHeight(m_field->wantedHeight(std::min(least, viewport()->height()), std::max(least, viewport()->height())));
    if (rect.bottom() > viewport()->rect().bottom() && rect.top() > 0)
        rect.moveBottom(std::max(viewport()->rect().bottom(), rect.height() - 1));
    m_field->setGeometry(rect);
}

void FrameworkTable::fit()
{
    verticalHeader()->setMaximumWidth(fontMetrics().averageCharWidth() * 26);
    if (m_model->rowCount() <= mostRowsToFit)
        resizeRowsToContents();
    else
        verticalHeader()->setDefaultSectionSize(fontMetrics().lineSpacing() * leastLines);
    placeField();
}

void FrameworkTable::showHeaderMenu(QPoint position)
{
    const int column = horizontalHeader()->logicalIndexAt(position);
    if (column < 0)
        return;
    const auto theme = m_model->matrix().framework.themes[std::size_t(column)];
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* left = menu->addAction(tr("Move “%1” to the &left").arg(theme.title), this,
                                 [this, theme, column] { Q_EMIT moveThemeWanted(theme.id, column - 1); });
    left->setEnabled(column > 0);
    auto* right = menu->addAction(tr("Move “%1” to the &right").arg(theme.title), this,
                                  [this, theme, column] { Q_EMIT moveThemeWanted(theme.id, column + 1); });
    right->setEnabled(column + 1 < m_model->columnCount());
    auto* remove = menu->addAction(icon("edit-delete"), tr("&Take “%1” out of the matrix").arg(theme.title), this,
                                   [this, theme] { Q_EMIT removeThemeWanted(theme.id); });
    remove->setEnabled(m_model->columnCount() > 1);
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(position));
}

void FrameworkTable::updateGeometries()
{
    QTableView::updateGeometries();
    placeField();
}

void FrameworkTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    placeField();
}

void FrameworkTable::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QTableView::currentChanged(now, before);
    if (m_isFilling)
        return;
    endEditing();
    Q_EMIT currentCellChanged();
}

/// Tab goes through the cells, and from the last one on to what comes next in the window.
bool FrameworkTable::focusNextPrevChild(bool forward)
{
    const auto edge = forward ? m_model->index(m_model->rowCount() - 1, m_model->columnCount() - 1) : m_model->index(0, 0);
    if (!currentIndex().isValid() || currentIndex() == edge)
        return QTableView::focusNextPrevChild(forward);
    goOn(0, forward ? 1 : -1);
    return true;
}

bool FrameworkTable::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool isLink = key.modifiers() == Qt::AltModifier && key.key() >= Qt::Key_1 && key.key() <= Qt::Key_9;
        if (isLink || isTyped(key) || key.key() == Qt::Key_F2 || key.key() == Qt::Key_F6) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void FrameworkTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_F2 || (isEnter && event->modifiers() == Qt::NoModifier)) {
        beginWriting();
    } else if (event->key() == Qt::Key_F6) {
        Q_EMIT passagesWanted();
    } else if (event->modifiers() == Qt::AltModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        Q_EMIT passageWanted(event->key() - Qt::Key_1);
    } else if (isTyped(*event) && currentIndex().isValid()) {
        beginWriting();
        m_field->insertPlainText(event->text());
    } else {
        QTableView::keyPressEvent(event);
    }
}

void FrameworkTable::inputMethodEvent(QInputMethodEvent* event)
{
    if (!currentIndex().isValid())
        return;
    beginWriting();
    QCoreApplication::sendEvent(m_field, event);
}

void FrameworkTable::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const auto index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    if (const int number = m_look->linkAt(index, visualRect(index), font(), event->position().toPoint()); number > 0)
        Q_EMIT linkFollowed(m_model->ref(index), number);
}

void FrameworkTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        beginWriting();
}

void FrameworkTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

} // namespace counterpoint::ui
