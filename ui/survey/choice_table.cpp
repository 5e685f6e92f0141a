#include "ui/survey/choice_table.h"
#include "ui/support/growing_with_text.h"
#include "ui/survey/choice_model.h"
#include "ui/survey/item_words.h"
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <algorithm>
#include <optional>

namespace counterpoint::ui {

namespace {

constexpr int mostRows = 12; ///< that are shown without scrolling

class ChoiceDelegate : public QStyledItemDelegate {
public:
    explicit ChoiceDelegate(ChoiceTable& table)
        : QStyledItemDelegate(&table)
        , m_table(table)
    {
    }

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        if (index.column() == ChoiceModel::Role) {
            auto* box = new QComboBox(parent);
            box->setObjectName(QStringLiteral("choiceRole"));
            box->setAccessibleName(ChoiceTable::tr("What the choice does"));
            for (const auto role : {ChoiceRole::Ordinary, ChoiceRole::Exclusive, ChoiceRole::Other, ChoiceRole::Missing})
                box->addItem(choiceRoleName(role), int(role));
            connect(box, &QComboBox::activated, this, [this, box] {
                auto* delegate = const_cast<ChoiceDelegate*>(this);
                Q_EMIT delegate->commitData(box);
                Q_EMIT delegate->closeEditor(box);
            });
            return box;
        }
        auto* field = qobject_cast<QLineEdit*>(QStyledItemDelegate::createEditor(parent, option, index));
        if (field) {
            field->setObjectName(index.column() == ChoiceModel::Words ? QStringLiteral("choiceWords") : QStringLiteral("choiceCode"));
            field->setAccessibleName(index.column() == ChoiceModel::Words ? ChoiceTable::tr("Words of choice %1").arg(index.row() + 1)
                                                                          : ChoiceTable::tr("Code of choice %1").arg(index.row() + 1));
        }
        return field;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
        else if (auto* field = qobject_cast<QLineEdit*>(editor); field && !field->isModified())
            field->setText(index.data(Qt::EditRole).toString());
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override
    {
        if (const auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentData(), Qt::EditRole);
        else if (auto* field = qobject_cast<QLineEdit*>(editor)) {
            field->setModified(false);
            model->setData(index, field->text(), Qt::EditRole);
        }
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        auto* editor = qobject_cast<QWidget*>(watched);
        if (editor && event->type() == QEvent::KeyPress) {
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Paste) && pasteLines(editor))
                return true;
            if (const auto way = wayOf(*key, *editor)) {
                Q_EMIT commitData(editor);
                Q_EMIT closeEditor(editor);
                m_table.go(*way);
                return true;
            }
        }
        return QStyledItemDelegate::eventFilter(watched, event);
    }

private:
    static std::optional<ChoiceTable::Way> wayOf(const QKeyEvent& key, const QWidget& editor)
    {
        using Way = ChoiceTable::Way;
        const bool isBox = qobject_cast<const QComboBox*>(&editor);
        switch (key.key()) {
        case Qt::Key_Tab:
            return Way::Next;
        case Qt::Key_Backtab:
            return Way::Back;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return isBox ? std::nullopt : std::optional(Way::Question);
        case Qt::Key_Up:
            return isBox || key.modifiers() != Qt::NoModifier ? std::nullopt : std::optional(Way::Up);
        case Qt::Key_Down:
            return isBox || key.modifiers() != Qt::NoModifier ? std::nullopt : std::optional(Way::Down);
        case Qt::Key_F2:
            return Way::Code;
        default:
            return std::nullopt;
        }
    }
    bool pasteLines(QWidget* editor)
    {
        const auto* field = qobject_cast<QLineEdit*>(editor);
        QStringList lines;
        for (const auto& line : QGuiApplication::clipboard()->text().split(u'\n'))
            if (!line.trimmed().isEmpty())
                lines << line.trimmed();
        if (!field || lines.size() < 2 || field->objectName() != QLatin1String("choiceWords"))
            return false;
        auto* model = qobject_cast<ChoiceModel*>(m_table.model());
        const int row = m_table.currentIndex().row();
        const bool isEmpty = field->text().isEmpty();
        Q_EMIT commitData(editor);
        Q_EMIT closeEditor(editor);
        const int at = isEmpty || model->isNextLine(row) ? row : row + 1;
        model->insertWords(at, lines);
        m_table.write(at + int(lines.size()));
        return true;
    }

    ChoiceTable& m_table;
};

} // namespace

ChoiceTable::ChoiceTable(QWidget* parent)
    : QTableView(parent)
    , m_model(new ChoiceModel(this))
{
    setModel(m_model);
    setItemDelegate(new ChoiceDelegate(*this));
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
                    | QAbstractItemView::SelectedClicked);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    verticalHeader()->hide();
    growRowsWithText(this, 10);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(ChoiceModel::Words, QHeaderView::Stretch);
    setColumnWidth(ChoiceModel::Code, fontMetrics().averageCharWidth() * 12);
    setColumnWidth(ChoiceModel::Role, fontMetrics().averageCharWidth() * 25);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_model, &ChoiceModel::edited, this, &ChoiceTable::edited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
}

void ChoiceTable::setChoices(const std::vector<SurveyChoice>& choices, const QString& language)
{
    m_model->setChoices(choices, language);
    setFixedHeight(sizeHint().height()); // no scrolling within what scrolls, while that is possible
}

const std::vector<SurveyChoice>& ChoiceTable::choices() const { return m_model->choices(); }

void ChoiceTable::setReadOnly(bool readOnly) { m_model->setReadOnly(readOnly); }

void ChoiceTable::write(int row)
{
    const auto index = m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), ChoiceModel::Words);
    setFocus();
    setCurrentIndex(index);
    scrollTo(index);
    if (m_model->flags(index) & Qt::ItemIsEditable)
        edit(index);
}

void ChoiceTable::keepTyping()
{
    if (state() != QAbstractItemView::EditingState)
        return;
    if (auto* editor = indexWidget(currentIndex())) {
        commitData(editor);
        return;
    }
    for (auto* field : viewport()->findChildren<QLineEdit*>())
        if (field->isVisible() && field->isModified())
            commitData(field);
}

void ChoiceTable::go(Way way)
{
    const auto at = currentIndex();
    const int row = at.row();
    switch (way) {
    case Way::Next:
        if (at.column() == ChoiceModel::Code) {
            setCurrentIndex(at.siblingAtColumn(ChoiceModel::Role));
            edit(currentIndex());
        } else if (m_model->isNextLine(row) || row + 1 >= m_model->rowCount())
            Q_EMIT onWanted();
        else
            write(row + 1);
        break;
    case Way::Back:
        if (row == 0)
            Q_EMIT backWanted();
        else
            write(row - 1);
        break;
    case Way::Up:
    case Way::Down: {
        const auto index = m_model->index(row + (way == Way::Up ? -1 : 1), at.column());
        if (!index.isValid() && way == Way::Up)
            Q_EMIT backWanted();
        if (!index.isValid())
            break;
        setCurrentIndex(index);
        if (m_model->flags(index) & Qt::ItemIsEditable)
            edit(index);
        break;
    }
    case Way::Code:
        if (!m_model->isNextLine(row)) {
            setCurrentIndex(at.siblingAtColumn(at.column() == ChoiceModel::Words ? ChoiceModel::Code : ChoiceModel::Role));
            edit(currentIndex());
        }
        break;
    case Way::Question:
        Q_EMIT nextQuestionWanted();
        break;
    }
}

void ChoiceTable::keyPressEvent(QKeyEvent* event)
{
    const bool alt = event->modifiers() == Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT nextQuestionWanted();
        return;
    case Qt::Key_Delete: {
        QList<int> rows;
        for (const auto& index : selectionModel()->selectedIndexes())
            if (!rows.contains(index.row()))
                rows << index.row();
        m_model->remove(rows);
        return;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (alt) {
            const int by = event->key() == Qt::Key_Up ? -1 : 1;
            if (m_model->move(currentIndex().row(), by))
                setCurrentIndex(currentIndex().siblingAtRow(currentIndex().row() + by));
            return;
        }
        break;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void ChoiceTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason)
        write(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        write(m_model->rowCount() - 1);
}

QSize ChoiceTable::sizeHint() const
{
    const int rows = std::clamp(m_model->rowCount(), 3, mostRows);
    return {fontMetrics().averageCharWidth() * 50,
            horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth()};
}

} // namespace counterpoint::ui
