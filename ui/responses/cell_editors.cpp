#include "ui/responses/cell_editors.h"
#include "ui/support/named.h"
#include <QComboBox>
#include <QPlainTextEdit>

namespace counterpoint::ui {

namespace {
constexpr int fewestLines = 4;
constexpr int mostLines = 10;
} // namespace

ChoiceEditor::ChoiceEditor(QStringList choices, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_choices(std::move(choices))
{
}

QWidget* ChoiceEditor::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* box = named(new QComboBox(parent), "choiceEditor", tr("Choose"));
    box->addItems(m_choices);
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* editor = const_cast<ChoiceEditor*>(this); // a choice made is a choice kept, without another key
        Q_EMIT editor->commitData(box);
        Q_EMIT editor->closeEditor(box);
    });
    return box;
}

void ChoiceEditor::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* box = static_cast<QComboBox*>(editor);
    box->setCurrentText(index.data(Qt::EditRole).toString());
}

void ChoiceEditor::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, static_cast<QComboBox*>(editor)->currentText(), Qt::EditRole);
}

LinesEditor::LinesEditor(QString hint, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_hint(std::move(hint))
{
}

QWidget* LinesEditor::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* field = named(new QPlainTextEdit(parent), "linesEditor", m_hint);
    field->setPlaceholderText(m_hint);
    field->setLineWrapMode(QPlainTextEdit::NoWrap);
    return field;
}

void LinesEditor::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    static_cast<QPlainTextEdit*>(editor)->setPlainText(index.data(Qt::EditRole).toString());
}

void LinesEditor::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, static_cast<QPlainTextEdit*>(editor)->toPlainText(), Qt::EditRole);
}

void LinesEditor::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int lines = qBound(fewestLines, int(index.data(Qt::EditRole).toString().count(u'\n')) + 2, mostLines);
    auto room = option.rect;
    room.setHeight(lines * option.fontMetrics.lineSpacing() + 12);
    room.setWidth(std::max(room.width(), option.fontMetrics.averageCharWidth() * 30));
    const auto whole = editor->parentWidget()->rect();
    if (room.bottom() > whole.bottom())
        room.moveBottom(whole.bottom());
    if (room.right() > whole.right())
        room.moveRight(whole.right());
    editor->setGeometry(room);
}

} // namespace counterpoint::ui
